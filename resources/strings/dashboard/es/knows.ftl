# What this server knows: public, prints.

knows-about = Todo, en una página, sacado del contrato. Cualquiera puede leerlo.
knows-print = Imprimir
knows-never = Lo que no sabe
never-who = Quién usó un puesto.
never-whether = Si lo usó alguien.
never-when = Cuándo empezó o acabó una visita.
never-what = Ninguna página, título, búsqueda, archivo ni impresión.
never-where = Ninguna dirección de red, número de serie ni nombre de un equipo.
never-text = Ningún texto: un informe no puede contenerlo.
knows-besides = Lo que sabe aparte de los informes
besides-names = Nombres que el personal dio a mesas y lugares, y horarios.
besides-staff = Cuentas del personal y lo que hizo aquí, al minuto.
besides-keys = Un identificador al azar y una clave de cada puesto, creados al inscribirse.
besides-alerts = De qué trataron los avisos: lo que tenía la fila del puesto.
knows-often = Cada { $minutes } minutos
knows-often-more = Siempre { $bytes } bytes, en un momento fijo de cada puesto, nunca por una visita.
knows-daily = Una vez al día
knows-daily-more = Lo que el público podría mover es un solo tramo para todo el día.
knows-field = Campo
knows-values = Valores, y nada más fino
knows-unit = Unidad
knows-purpose = Por qué está
knows-why = Por qué no nombra a nadie
knows-range = { $from } a { $to }
knows-kept = Los informes se guardan { $reports } días y las sumas por día { $days } días; luego se borran.
