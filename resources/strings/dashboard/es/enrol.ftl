# Enrol: an image in six steps, and tokens.

enrol-about = Una ficha en la imagen deja que cada copia cree su identificador y su clave. La ficha no es secreto de un puesto: caduca, se cuenta y puede revocarse.
enrol-image = Ponga Lethe en una imagen
enrol-image-more = Una vez, en el equipo que se va a copiar. Las copias no necesitan visita.
enrol-install = Instale el paquete.
    .more = Copie una política de ejemplo de /opt/lethe/resources/policy a /etc/lethe/station.yaml y nombre en ella este servidor.
enrol-token = Ponga la ficha.
    .more = Ejecute esta línea, pegue la ficha y pulse Ctrl y D.
enrol-provision = Conviértalo en un puesto.
    .more = Reinícielo después y siga por SSH.
enrol-check = Compruebe.
    .more = Este puesto también se inscribe, y así ve uno enseguida. Cada fallo sale con su remedio.
enrol-seal = Selle, apague y tome la imagen.
    .more = Esto quita identificador, clave, informes en espera y estado, y deja la ficha.
enrol-copy = Copie.
    .more = Cada copia aparece en menos de 5 minutos desde su primer arranque, llamada «New», en el lugar de su ficha:
enrol-forgot = ¿Olvidó sellar? Dos máquinas informan entonces con un identificador. Ambas siguen siendo seguras para el público; la página del puesto muestra cómo separarlas.
tokens = Fichas
tokens-none = Aún no hay ninguna ficha.
token = Ficha
token-make = Crear una ficha
token-make-it = Crear la ficha
token-once = Se muestra una vez. Este servidor guarda solo su huella.
token-label = Etiqueta
token-label-more = Para usted. Los puestos no la conocen.
token-place = Lugar de los puestos nuevos
token-later = se da después
token-uses = Puestos como máximo
token-ends = Caduca
token-in =
    { $n ->
        [one] en { $n } día
       *[other] en { $n } días
    }
token-used = Usos
token-used-of = { $n } de { $most }
token-by = Creada por
token-state = Estado
token-works = vale
token-used-up = agotada
token-ended = caducada
token-revoked = revocada
token-refused =
    { $n ->
        [one] { $n } intento rechazado
       *[other] { $n } intentos rechazados
    }
token-revoke = Revocar
token-revoke-it = Revocar { $label }
