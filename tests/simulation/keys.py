"""RSA keys out of a seed: the same in every run, small for speed, and worth nothing."""

from __future__ import annotations

import random
from functools import cache
from typing import Final

from cryptography.hazmat.primitives.asymmetric import rsa

from backend.protocol.signing import PrivateKey

_BITS: Final = 1024
_EXPONENT: Final = 65537
_ROUNDS: Final = 12
_SIEVE: Final = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73)


@cache
def key(name: str) -> PrivateKey:
    """Return the key of a name."""
    dice = random.Random(f"key/{name}")  # noqa: S311 - repeatable on purpose
    while True:
        p, q = _prime(dice), _prime(dice)
        phi = (p - 1) * (q - 1)
        if p != q and phi % _EXPONENT:
            break
    d = pow(_EXPONENT, -1, phi)
    numbers = rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=d,
        dmp1=rsa.rsa_crt_dmp1(d, p),
        dmq1=rsa.rsa_crt_dmq1(d, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=rsa.RSAPublicNumbers(_EXPONENT, p * q),
    )
    return PrivateKey(numbers.private_key())


def _prime(dice: random.Random) -> int:
    bits = _BITS // 2
    while True:
        number = dice.getrandbits(bits) | 1 | (3 << (bits - 2))
        if all(number % small for small in _SIEVE) and _is_prime(number, dice):
            return number


def _is_prime(number: int, dice: random.Random) -> bool:
    """Miller and Rabin's test; wrong once in 4 to the power of the rounds."""
    odd, twos = number - 1, 0
    while not odd & 1:
        odd, twos = odd >> 1, twos + 1
    for _ in range(_ROUNDS):
        power = pow(dice.randrange(2, number - 1), odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True
