# Entrar, y aceptar una invitación.

sign-title = Entrada del personal
sign-for = Solo para el personal. El público nunca se identifica en un puesto.
sign-institution = Entrar con su institución
sign-or = o con una cuenta local
sign-name = Nombre de cuenta
sign-password = Contraseña
sign-go = Entrar
sign-wrong = Ese nombre de cuenta y esa contraseña no se corresponden.
sign-wait =
    { $minutes ->
        [one] Demasiados intentos. Espere { $minutes } minuto.
       *[other] Demasiados intentos. Espere { $minutes } minutos.
    }
sign-wait-or =
    { $minutes ->
        [one] Demasiados intentos. Espere { $minutes } minuto o entre con su institución.
       *[other] Demasiados intentos. Espere { $minutes } minutos o entre con su institución.
    }
sign-refused = Su institución no le dio entrada aquí. Inténtelo de nuevo o pida una función a un administrador.
sign-languages = Idioma
join-title = Elija una contraseña
join-for = Le han invitado a este servidor. Desde ahora entra con su nombre y esta contraseña.
join-password = Contraseña, al menos { $n } caracteres
join-again = La misma otra vez
join-go = Guardarla y entrar
join-short = Al menos { $n } caracteres, por favor.
join-differ = Las dos no son iguales.
join-wrong = Esta invitación caducó o ya se usó. Pida una nueva.
