# Enrol: an image in six steps, and tokens.

enrol-about = A token in the image lets each copy make an id and a key of its own. The token is no secret of a station: it ends, is counted, can be revoked.
enrol-image = Put Lethe into an image
enrol-image-more = At the computer that is to be copied, once. Copies need no visit.
enrol-install = Install the package.
    .more = Copy a sample policy from /opt/lethe/resources/policy to /etc/lethe/station.yaml and name this server in it.
enrol-token = Put the token in.
    .more = Run this line, paste the token, and press Ctrl and D.
enrol-provision = Make it a station.
    .more = Restart it afterwards, and go on over SSH.
enrol-check = Check.
    .more = This station enrols too, so that you see one at once. Each fault is named with its remedy.
enrol-seal = Seal, switch off, take the image.
    .more = This takes away id, key, waiting reports and state, and leaves the token.
enrol-copy = Copy.
    .more = Each copy appears within 5 minutes of its first start, named “New”, in the place of its token:
enrol-forgot = Forgot to seal? Two machines then report with one id. Both stay safe for patrons; the station’s page shows how to part them.
tokens = Tokens
tokens-none = No token yet.
token = Token
token-make = Make a token
token-make-it = Make the token
token-once = Shown once. This server keeps only its fingerprint.
token-label = Label
token-label-more = For you. Stations do not learn it.
token-place = Place for new stations
token-later = given afterwards
token-uses = Stations at most
token-ends = Ends
token-in =
    { $n ->
        [one] in { $n } day
       *[other] in { $n } days
    }
token-used = Used
token-used-of = { $n } of { $most }
token-by = Made by
token-state = State
token-works = works
token-used-up = used up
token-ended = ended
token-revoked = revoked
token-refused =
    { $n ->
        [one] { $n } try refused
       *[other] { $n } tries refused
    }
token-revoke = Revoke
token-revoke-it = Revoke { $label }
