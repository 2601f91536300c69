"""Which web addresses may be asked for: their form, and the machines behind them. Pure: nothing here asks a network."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

#: Ports that a scheme means where the address names none.
PORTS = {"http": 80, "https": 443}
#: IPv6 prefixes that carry an IPv4 address in their last bits, beside those that Python knows (RFC 6052, RFC 8215).
_TRANSLATED = tuple(ipaddress.IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))
_LONGEST = 4000
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]*:[0-9a-f:.]*")
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """One request to be made. `path` begins with a slash and holds the query; `host` is lower-case ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the usual one, port: what one robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The address as a whole."""
        return self.origin + self.path

    def at(self, ip: str) -> str:
        """The address with the machine's number in place of its name."""
        return f"{self.scheme}://{f'[{ip}]' if ':' in ip else ip}:{self.port}{self.path}"


def target_of(address: str) -> Target:
    """Take an address apart. Raises ValueError, with a reason for people, where it is none to ask for."""
    if len(address) > _LONGEST or any(char <= " " or char == "\x7f" for char in address):
        raise ValueError("this is no web address")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ValueError("this is no web address") from None
    if parts.scheme not in PORTS:
        raise ValueError("only http:// and https:// addresses are asked for")
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address with a user's name or password is not asked for")
    host = _ascii(parts.hostname or "")
    if port == 0:
        raise ValueError("this is no web address")
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return Target(parts.scheme, host, port or PORTS[parts.scheme], _quoted(path))


def _ascii(host: str) -> str:
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise ValueError("this address names no host")
    return name


def _quoted(path: str) -> str:
    """The path in ASCII: what browsers escape is escaped, what is escaped already stays."""
    return "".join(
        char
        if "!" <= char <= "~" and char not in '"<>\\^`{|}'
        else "".join(f"%{b:02X}" for b in char.encode())
        for char in path
    )


def is_public(address: str) -> bool:
    """Whether a machine's number belongs to the public internet.

    Private, loopback, link-local, reserved, shared and multicast numbers do not (IANA special-purpose registries, as
    Python's `ipaddress` knows them), nor does an IPv6 number that carries such an IPv4 number.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(
        one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified)
        for one in _carried(ip)
    )


def _carried(ip: IpAddress) -> tuple[IpAddress, ...]:
    """The number itself, or the IPv4 numbers that it stands for."""
    if isinstance(ip, ipaddress.IPv4Address):
        return (ip,)
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    if ip.sixtofour:
        return (ip.sixtofour,)
    if ip.teredo:
        return ip.teredo
    if any(ip in network for network in _TRANSLATED):
        return (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF),)
    return (ip,)
