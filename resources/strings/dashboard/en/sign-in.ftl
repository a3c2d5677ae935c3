# Signing in, and taking up an invitation.

sign-title = Staff sign-in
sign-for = For staff only. Patrons never sign in to a station.
sign-institution = Sign in with your institution
sign-or = or with a local account
sign-name = Account name
sign-password = Password
sign-go = Sign in
sign-wrong = That account name and password do not go together.
sign-wait =
    { $minutes ->
        [one] Too many tries. Wait { $minutes } minute.
       *[other] Too many tries. Wait { $minutes } minutes.
    }
sign-wait-or =
    { $minutes ->
        [one] Too many tries. Wait { $minutes } minute, or sign in with your institution.
       *[other] Too many tries. Wait { $minutes } minutes, or sign in with your institution.
    }
sign-refused = Your institution did not let you in here. Try again, or ask an admin for a role.
sign-languages = Language
join-title = Choose a password
join-for = You were invited to this server. From now on you sign in with your name and this password.
join-password = Password, at least { $n } characters
join-again = The same once more
join-go = Keep it and go in
join-short = At least { $n } characters, please.
join-differ = The two are not the same.
join-wrong = This invitation has ended or was used. Ask for a new one.
