"""People: persons with the office the text gives them and the state or body they speak for."""
