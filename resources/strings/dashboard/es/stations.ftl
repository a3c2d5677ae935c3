# La página de los puestos: la frase de arriba, los números, la lista y los lugares.

need =
    { $n ->
        [one] { $n } de { $total } puestos necesita ayuda
       *[other] { $n } de { $total } puestos necesitan ayuda
    }
fine =
    { $total ->
        [one] El único puesto está bien
       *[other] Los { $total } puestos están bien
    }
fine-more = Nada que hacer. Los próximos informes llegan en menos de 5 minutos.
counts = Puestos por veredicto
list-title = Puestos, lo peor primero
list-about = Puestos con el motivo y el remedio
list-verdict = Veredicto
list-station = Puesto
list-why = Qué pasa y qué hacer
list-for = Desde hace
list-start = Empiece aquí
list-search = Buscar puesto, lugar o motivo
list-search-key = Buscar puesto, lugar o motivo  ( / )
list-place = Lugar
list-all-places = Todos los lugares
list-no-place = Aún sin lugar
list-order = Orden
list-order-worst = Lo peor primero
list-order-long = Lo más antiguo primero
list-order-name = Por nombre
list-order-place = Por lugar
list-shown = { $n } de { $total } a la vista
list-all = todos
list-well-left-out =
    { $n ->
        [one] { $n } puesto que está bien no aparece.
       *[other] { $n } puestos que están bien no aparecen.
    }
list-show-well = Mostrarlos
list-none = Ningún puesto coincide.
list-clear = Quitar el filtro
list-group-place = { $n } puestos en { $place }
list-group = { $n } puestos
list-open = Ver los { $n } puestos
list-shut = Plegarlos de nuevo
list-whole = Mostrar todo en una página
views = Vistas guardadas
views-need = Los que necesitan ayuda
views-save = Guardar esta vista
views-name = Nombre de la vista
views-name-more = Se guarda solo para su cuenta. Es un nombre para esta dirección.
views-forget = Quitar la vista { $name }
places = Por lugar
places-more = Todos los lugares
places-well = todo bien
places-count = { $n } { $verdict }
empty = Aún no hay puestos.
empty-more = Instale Lethe en un equipo y deje que se inscriba. Aparecerá aquí en menos de 5 minutos.
empty-make = Crear una ficha para un puesto
empty-token = Ponga allí esta ficha en /etc/lethe/enrolment-token. Inscribe un puesto, caduca en 60 minutos y se muestra una vez.
empty-step-install = Instale el paquete, copie una política de ejemplo de /opt/lethe/resources/policy a /etc/lethe/station.yaml y nombre en ella este servidor:
empty-step-token = Ponga una ficha de inscripción en /etc/lethe/enrolment-token.
empty-step-check = Compruébelo con esta línea. Nombra cada fallo con su remedio:
empty-step-provision = Conviértalo en un puesto con esta línea y reinícielo:
empty-look = ¿Quiere mirar antes? Esta línea llena un servidor propio con puestos simulados:
empty-waiting = Esperando el primer informe…
