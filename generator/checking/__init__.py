"""What `check` alone looks at: bodies, links, what nothing refers to, addresses of others. Pure; it reads and asks nothing."""
