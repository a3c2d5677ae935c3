# Staff and trail.

staff-about = Who may see and do what, and what they did. Only staff are named on this server.
staff = Staff
staff-add = Add someone
staff-name = Name
staff-way = Signs in with
staff-role = Role
staff-seen = Last sign-in
staff-own = one’s own role cannot be changed
staff-invite = Invite
staff-link = Give this link to them. It works once, for three days, and is shown only here.
staff-link-name = Link of the invitation
staff-remove = Remove the account
staff-invited = invited, not here yet
staff-invitation-ended = the invitation has ended
staff-never = never
staff-today = today
staff-days =
    { $n ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }
way-local = local account
way-institution = institution
roles = Roles
roles-more = Nobody, in any role, can open, watch or steer a station from here, or see anything of a patron: it is not there.
roles-may = May
may-see = See stations, promises, places, usage and what this server knows
may-views = Save views of one’s own
may-stations = Maintenance, rename, move, retire; places
may-tokens = Enrolment tokens
may-alerts-see = See alert rules and channels
may-alerts = Change alert rules, channels and limits
may-staff = Staff, retention, trail
trail = Trail
trail-more = To the minute. No address and no browser is noted. Nobody can change a line; retention removes it on its day.
trail-when = When
trail-who = Who
trail-did = Did
trail-to = To
trail-everyone = everyone
trail-everything = everything
trail-none = Nothing of that kind.

## What the trail says

deed-signed-in = signed in
deed-sign-in-failed = failed to sign in
deed-signed-out = signed out
deed-invited = invited
deed-joined = joined
deed-role-changed = changed a role
deed-staff-removed = removed an account
deed-token-made = made a token
deed-token-revoked = revoked a token
deed-station-renamed = renamed a station
deed-station-placed = moved a station
deed-maintenance-begun = put in maintenance
deed-maintenance-ended = ended maintenance
deed-station-retired = retired a station
deed-place-added = added a place
deed-place-changed = changed a place
deed-place-removed = removed a place
deed-limits-changed = changed limits
deed-channel-added = added a channel
deed-channel-changed = changed a channel
deed-channel-key-renewed = renewed a channel’s key
deed-channel-tested = sent a test
deed-channel-removed = removed a channel
deed-rule-added = added an alert rule
deed-rule-changed = changed an alert rule
deed-rule-removed = removed an alert rule
deed-policy-added = added a policy
deed-policy-shared = gave out a policy
deed-wall-added = made a key for a wall display
deed-wall-removed = removed a wall display
deed-retention-ran = deleted by retention
deed-exported = exported
