# Staff and trail.

staff-about = Quién puede ver y hacer qué, y qué hizo. En este servidor solo se nombra al personal.
staff = Personal
staff-add = Añadir a alguien
staff-name = Nombre
staff-way = Entra con
staff-role = Función
staff-seen = Última entrada
staff-own = la función propia no se puede cambiar
staff-invite = Invitar
staff-link = Entregue este enlace. Vale una vez, tres días, y solo se muestra aquí.
staff-link-name = Enlace de la invitación
staff-remove = Quitar la cuenta
staff-invited = con invitación, aún sin entrar
staff-invitation-ended = la invitación ha caducado
staff-never = nunca
staff-today = hoy
staff-days =
    { $n ->
        [one] hace { $n } día
       *[other] hace { $n } días
    }
way-local = cuenta local
way-institution = institución
roles = Funciones
roles-more = Nadie, con ninguna función, puede abrir, mirar ni manejar un puesto desde aquí, ni ver nada del público: no está.
roles-may = Puede
may-see = Ver puestos, promesas, lugares, uso y qué sabe este servidor
may-views = Guardar vistas propias
may-stations = Mantenimiento, nombre, lugar, retirada; lugares
may-tokens = Fichas de inscripción
may-alerts-see = Ver reglas y canales de avisos
may-alerts = Cambiar reglas, canales y umbrales
may-staff = Personal, caducidad, registro
trail = Registro
trail-more = Al minuto. No se anota ninguna dirección ni navegador. Nadie puede cambiar una línea; la caducidad la quita en su día.
trail-when = Cuándo
trail-who = Quién
trail-did = Hizo
trail-to = A
trail-everyone = todos
trail-everything = todo
trail-none = Nada de esa clase.

## What the trail says

deed-signed-in = entró
deed-sign-in-failed = no logró entrar
deed-signed-out = salió
deed-invited = invitó
deed-joined = se incorporó
deed-role-changed = cambió una función
deed-staff-removed = quitó una cuenta
deed-token-made = creó una ficha
deed-token-revoked = revocó una ficha
deed-station-renamed = cambió el nombre de un puesto
deed-station-placed = cambió un puesto de lugar
deed-maintenance-begun = puso en mantenimiento
deed-maintenance-ended = terminó el mantenimiento
deed-station-retired = retiró un puesto
deed-place-added = añadió un lugar
deed-place-changed = cambió un lugar
deed-place-removed = quitó un lugar
deed-limits-changed = cambió los umbrales
deed-channel-added = añadió un canal
deed-channel-changed = cambió un canal
deed-channel-key-renewed = renovó la clave de un canal
deed-channel-tested = envió una prueba
deed-channel-removed = quitó un canal
deed-rule-added = añadió una regla de avisos
deed-rule-changed = cambió una regla de avisos
deed-rule-removed = quitó una regla de avisos
deed-policy-added = añadió una política
deed-policy-shared = repartió una política
deed-wall-added = creó la clave de una pantalla mural
deed-wall-removed = quitó una pantalla mural
deed-retention-ran = borró por caducidad
deed-exported = exportó
