# The wall display, and what it says before it is let in.

wall-more =
    { $n ->
        [one] and { $n } more that needs a hand
       *[other] and { $n } more that need a hand
    }
wall-nobody = Nobody is signed in here. This display has a key of its own, which lets it look and do nothing.
wall-for = A screen on the wall that shows how the stations are.
wall-asking = One moment…
wall-none = This display has no key. An admin makes one under Settings, and opens the address that is shown there on this display.
wall-wrong = The key of this display does not count any more, or its address is not whole. An admin makes a new one under Settings.
wall-unheard = The server did not answer. This page tries again by itself.
