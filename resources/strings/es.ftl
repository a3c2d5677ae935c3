# Todo lo que se lee en un equipo, en español. Los mismos mensajes, en el mismo orden, están en en.ftl.
# Se trata de usted y se dice «equipo». Frases cortas, palabras corrientes, sin culpas.

## En todas partes

back = Atrás
close = Cerrar
cancel = Cancelar
done = Listo
again = Intentar de nuevo
search = Buscar
go-home = Inicio de la biblioteca
ask-desk = Pregunte en el mostrador. Le ayudarán.

## Bienvenida

welcome-page = Bienvenida
welcome-title = Le damos la bienvenida. Pase y navegue.
welcome-lead = No necesita tarjeta ni contraseña.
welcome-start = Empezar
welcome-start-time =
    { $minutes ->
        [one] Hasta { $minutes } minuto
       *[other] Hasta { $minutes } minutos
    }
welcome-wait = Un momento
welcome-wait-more = Preparando una sesión limpia
welcome-language = Elija su idioma
welcome-pledge = Este equipo no guarda nada sobre usted. Al terminar, borra su visita y comprueba que no quede nada.
welcome-keeps = Qué guarda este equipo
welcome-help = ¿Necesita ayuda?
welcome-help-more = Pregunte en el mostrador. Con gusto le ayudamos.
lookup-title = Busque un libro
lookup-lead = Busque en el catálogo. No necesita tarjeta ni contraseña.

## Qué guarda este equipo

keeps-visit = De su visita
keeps-station = Sobre el equipo
kept-visit = Páginas, cookies, cuentas abiertas y archivos
kept-visit-about = Se guardan solo para su visita. Cuando termina, se borran y el equipo comprueba que no quede nada.
kept-copied = El texto que usted copia
kept-copied-about = Se borra cuando termina su visita.
kept-leftovers = Restos que dejan los programas
kept-leftovers-about = Después de cada visita el equipo los busca y los borra.
kept-choices = Su idioma, tamaño del texto y colores
kept-choices-about = Vuelven a lo normal cuando termina su visita.
kept-receipt = El comprobante
kept-receipt-about = Dice qué se comprobó y nada de lo que usted hizo. No se guarda.
kept-state = Una palabra: limpio, abierto, borrando o bloqueado
kept-state-about = El equipo la necesita para saber si puede abrir. No dice nada de usted.
kept-ledger = Cuándo se limpió este equipo por última vez
kept-ledger-about = Anota cuándo borró sus registros y se revisó. No anota nada sobre las visitas.
kept-reports = Cómo está este equipo
kept-reports-about = Dice al servidor de la biblioteca si está bien: disco, reloj, última limpieza. Nunca quién lo usó ni para qué.
kept-policy = Los ajustes de la biblioteca
kept-policy-about = Dicen qué se puede abrir aquí. Su visita no los cambia.
kept-system-records = Los registros del propio sistema
kept-system-records-about = El sistema operativo anota cuándo empiezan y acaban los programas. Esas notas se borran cada vez que el equipo se enciende, y todos los días.
lasts-visit = Hasta que termine su visita
lasts-screen = Mientras está en la pantalla
lasts-power = Hasta que se apague el equipo
lasts-set = Hasta que el personal lo cambie
lasts-day = Hasta que el equipo vuelva a encenderse, un día como mucho
lasts-next = Hasta la próxima limpieza

## Tamaño del texto y contraste

look-open = Tamaño del texto y contraste
look-title = Para leer mejor
look-size = Tamaño del texto
look-percent = { $part }
look-colours = Colores
look-light = Claro
look-dark = Oscuro
look-contrast = Alto contraste
look-motion = Movimiento
look-motion-less = Menos movimiento
look-forgotten = Estas opciones terminan con su visita.

## La barra

bar = Barra del equipo
bar-tabs = Pestañas
bar-tab-close = Cerrar pestaña: { $title }
bar-tab-new = Nueva pestaña
bar-untitled = Página sin nombre
bar-back = Ir atrás
bar-forward = Ir adelante
bar-reload = Cargar de nuevo
bar-stop = Detener la carga
bar-address = Sobre esta página
bar-outside = No es página de la biblioteca
bar-find = Buscar en esta página
bar-zoom = Agrandar o reducir la página: { $part }
bar-more = Más
bar-time =
    { $minutes ->
        [one] Queda { $minutes } min
       *[other] Quedan { $minutes } min
    }
bar-time-last = Menos de 1 min
bar-end = Terminar sesión
bar-full-leave = Salir de pantalla completa
bar-new-search = Nueva búsqueda
bar-loading = Cargando
menu-copy = Copiar
menu-paste = Pegar
menu-look-up = Buscar en el catálogo

## Lo que cuelga de la barra

about-ours = Esta página es parte de este equipo
about-ours-body = Se hizo para este equipo. No es un sitio web.
about-library = Esta página es de la biblioteca
about-library-body = La propia biblioteca administra este sitio.
about-outside = Esta página es de { $host }
about-outside-body = Puede usarla aquí. No la maneja la biblioteca, así que tiene sus propias reglas.
outside-keeps = Este equipo olvida su visita. Un sitio web puede guardar lo que usted escriba o le envíe.
about-secure = La conexión es privada: otros en la red no pueden leerla.
about-insecure = La conexión no es privada: otros en la red podrían leer lo que envíe.
about-copy = Copiar la dirección
find-count = { $at } de { $all }
find-next = Siguiente
find-before = Anterior
zoom-title = Tamaño de la página
zoom-in = Más grande
zoom-out = Más pequeño
zoom-reset = Tamaño normal
more-full = Pantalla completa
sign-in-title = { $host } pide un nombre y una contraseña
sign-in-body = Van a este sitio, no a la biblioteca. Este equipo los olvida cuando termina su visita.
sign-in-name = Nombre
sign-in-password = Contraseña
sign-in-send = Entrar

## Lo que este equipo no hizo, y lo que hizo

notice-download = En este equipo no se pueden guardar archivos. Pregunte en el mostrador si necesita uno.
notice-print = Desde este equipo no se puede imprimir. Pregunte en el mostrador si necesita una copia.
notice-file = Desde este equipo no se pueden enviar archivos.
notice-pop-up = Esta página quiso abrir otra ventana. No se abrió.
notice-permission = Esta página pidió algo que aquí no se ofrece, como una cámara.
notice-copied = Se copió la dirección.

## Inicio de la biblioteca

home-page = Inicio de la biblioteca
home-title = ¿Qué está buscando?
home-field = Busque títulos y descripciones
home-clear = Borrar la búsqueda
home-kinds = Tipos
home-all = Todos
home-letters = De la A a la Z
home-found = Encontrados: { $count }
kind-catalogue = Catálogo
kind-database = Base de datos
kind-journals = Revistas
kind-books = Libros electrónicos
kind-site = Sitio web
home-asks = Pregunte al personal
home-asks-why = Solo para miembros. El personal le dirá cómo leerlo.
home-none = Nada encontrado para «{ $words }»
home-none-more = Pruebe con menos palabras o escríbalo de otra forma.
home-none-catalogue = Buscar en el catálogo

## Avisos

idle-title = ¿Sigue ahí?
idle-body = Nadie ha usado este equipo por un rato. Si no vuelve, su visita se terminará y se borrará.
idle-seconds = segundos
idle-stay = Sigo aquí
idle-any = Sirve cualquier tecla, clic o toque. Volverá justo a donde estaba.
idle-said =
    { $seconds ->
        [one] Queda { $seconds } segundo
       *[other] Quedan { $seconds } segundos
    }
limit-ten =
    { $minutes ->
        [one] Queda { $minutes } minuto. Anote lo que quiera conservar.
       *[other] Quedan { $minutes } minutos. Anote lo que quiera conservar.
    }
limit-one = Queda menos de un minuto. Su visita se va a terminar y borrar.
limit-more = Pedir más tiempo
limit-ok = De acuerdo
limit-how = Para seguir, pregunte en el mostrador.

## Al terminar

end-title = ¿Terminar y borrar su visita?
end-body = Se borra todo: páginas, cuentas abiertas y archivos. No se puede recuperar.
end-now = Borrar ahora
end-keep = Seguir navegando
end-itself = Si se va ahora, se borra al acabar la cuenta.

## Mientras se borra

wipe-title = Borrando su visita
wipe-body = Tarda un momento. Puede irse.
wipe-slow = Está tardando más de lo normal. Puede irse. Nadie podrá usar este equipo hasta que acabe.
wipe-boot = Preparando
wipe-boot-body = Este equipo se asegura de empezar limpio.
wipe-agent = Espere, por favor
wipe-agent-body = Este equipo estará listo pronto.
wipe-check = Este equipo se está revisando
wipe-check-body = Una vez al día se asegura de que olvida cada visita. Estará listo en un par de minutos.

## Comprobante

receipt-page = Comprobante
receipt-title = Su sesión se borró
receipt-sum =
    { $left ->
        [0] { $checks ->
            [one] { $checks } comprobación: no queda nada
           *[other] { $checks } comprobaciones: no queda nada
        }
        [one] { $checks ->
            [one] { $checks } comprobación, queda { $left }
           *[other] { $checks } comprobaciones, queda { $left }
        }
       *[other] { $checks ->
            [one] { $checks } comprobación, quedan { $left }
           *[other] { $checks } comprobaciones, quedan { $left }
        }
    }
receipt-patron = Usted la terminó.
receipt-idle = Nadie usó el equipo por un rato y la sesión terminó sola.
receipt-limit = Se acabó el tiempo.
receipt-staff = La terminó el personal.
receipt-crash = Algo falló y el equipo la terminó. Lo sentimos.
receipt-last = Usted cerró la última pestaña.
receipt-full = Ya no quedaba espacio y el equipo la terminó. Lo sentimos.
receipt-list = Qué se comprobó y cuánto queda
receipt-bubblewrap = Método: solo memoria
receipt-directory = Método: carpeta privada
receipt-how = ¿Cómo lo sabemos?
receipt-how-less = Mostrar menos
receipt-closes = Esta página se cierra sola. El comprobante tampoco se guarda.

receipt-line-pages = Páginas abiertas
receipt-line-history = Páginas visitadas
receipt-line-cookies = Cookies
receipt-line-storage = Lo que guardaron los sitios
receipt-line-cache = Imágenes y páginas guardadas
receipt-line-sign-ins = Cuentas y formularios
receipt-line-files = Sus archivos
receipt-line-copied = Texto copiado
receipt-line-print = Impresiones
receipt-line-usb = Memorias USB
receipt-line-programs = Programas en marcha
receipt-line-temporary = Archivos temporales
receipt-line-memory = Memoria compartida
receipt-line-crashes = Archivos de fallos

## Cómo lo sabemos: dónde estaba y qué se miró

because-pages = Una página solo está abierta mientras su programa funciona.
because-history =
    { $containment ->
        [directory] La lista de páginas estaba solo en los programas y la carpeta privada de su visita.
       *[bubblewrap] La lista de páginas estaba solo en la memoria de su visita.
    }
because-cookies =
    { $containment ->
        [directory] Las cookies estaban solo en los programas y la carpeta privada de su visita.
       *[bubblewrap] Las cookies estaban solo en la memoria de su visita.
    }
because-storage =
    { $containment ->
        [directory] Los sitios solo podían guardar cosas en la carpeta privada de su visita.
       *[bubblewrap] Los sitios solo podían guardar cosas en la memoria de su visita.
    }
because-cache =
    { $containment ->
        [directory] Las imágenes y páginas se guardaban solo en la carpeta privada de su visita.
       *[bubblewrap] Las imágenes y páginas se guardaban solo en la memoria de su visita.
    }
because-sign-ins =
    { $containment ->
        [directory] Las cuentas y lo que escribió estaban solo en los programas y la carpeta privada de su visita.
       *[bubblewrap] Las cuentas y lo que escribió estaban solo en la memoria de su visita.
    }
because-files = Los archivos de una visita solo pueden estar en los lugares que se revisaron.
because-copied = El texto copiado o marcado lo guarda la pantalla, así que se le preguntó.
because-print = Una impresión espera en la cola de este equipo.
because-usb = Una memoria tiene que estar conectada para poder leerse.
because-programs = Se detuvo cada programa de su visita. También se buscaron programas preparados para más tarde.
because-temporary = Los programas ponen archivos temporales en carpetas hechas para ellos.
because-memory = Los programas pueden compartir memoria entre sí.
because-crashes = Un programa que falla puede dejar un archivo.

looked-processes = Programas revisados: { $looked }. Siguen en marcha: { $left }.
looked-memory-file-systems = Almacenes revisados: { $looked }. Ocupados: { $left }.
looked-open-files = Archivos abiertos revisados: { $looked }. Siguen abiertos: { $left }.
looked-home = Archivos de la carpeta personal revisados: { $looked }. Quedan: { $left }.
looked-temporary = Archivos temporales revisados: { $looked }. Quedan: { $left }.
looked-shared-memory = Archivos compartidos en memoria revisados: { $looked }. Quedan: { $left }.
looked-inter-process = Trozos de memoria compartida revisados: { $looked }. Quedan: { $left }.
looked-other-places = Otros archivos revisados: { $looked }. Quedan: { $left }.
looked-clipboard = Texto copiado buscado: { $looked }. Queda: { $left }.
looked-primary-selection = Texto marcado buscado: { $looked }. Queda: { $left }.
looked-print-spool = Impresiones revisadas: { $looked }. Quedan: { $left }.
looked-crash-dumps = Archivos de fallos revisados: { $looked }. Quedan: { $left }.
looked-scheduled-jobs = Programas para más tarde revisados: { $looked }. Quedan: { $left }.
looked-removable-media = Memorias conectadas revisadas: { $looked }. Quedan: { $left }.

## Qué sabe este equipo de usted

knows-title = Qué sabe este equipo de usted
knows-lead = Esto es lo que tiene ahora mismo. Desaparece cuando usted termina.
knows-held = Se guarda hasta que termine
knows-sent = Se envía a la biblioteca
knows-sent-nothing = No se envía nada sobre su visita.
knows-sent-health = Si la biblioteca tiene un servidor, este equipo le dice cada cinco minutos cómo está: su disco, su reloj, su última limpieza. Nunca quién lo usó ni para qué.
knows-tabs = Pestañas abiertas
knows-visited = Páginas visitadas
knows-cookies = Cookies
knows-sites = Sitios que guardaron algo
knows-copied = Texto copiado
knows-zoom = Sitios que usted agrandó o redujo
knows-choices = Sus opciones
knows-yes = Sí
knows-none = Nada
knows-names = Mostrar nombres
knows-names-why = Los nombres están ocultos para que nadie los lea por encima de su hombro.
knows-erase = Borrar todo ahora
knows-erase-more = Esto termina su visita.

## Cuando una página no se carga

blocked-title = Este sitio no se ofrece aquí
blocked-body = { $host } no es uno de los sitios que la biblioteca ofrece en este equipo.
blocked-ask = Si lo necesita, pregunte en el mostrador.
asks-title = Pregunte al personal por este recurso
asks-body = La licencia de { $title } es para miembros. El personal le dirá cómo leerlo.
local-title = Esa dirección está dentro del edificio
local-body = { $host } es de la red interna de la biblioteca. Este equipo no la abre.
file-title = Esto no se puede hacer aquí
file-body = Este equipo no abre ese tipo de enlace.
offline-title = No hay conexión
offline-body = Este equipo no tiene conexión a la red. Sus otras pestañas siguen aquí.
offline-body-again = Este equipo no tiene conexión a la red. Sus otras pestañas siguen aquí. Volverá a intentarlo por sí solo.
offline-next = Nuevo intento en { $seconds } s
site-title = { $host } no responde
site-body = El sitio puede estar ocupado o ya no existir. Los demás funcionan.
cert-title = Este sitio no puede probar quién es
cert-body = Alguien podría hacerse pasar por { $host }. Para protegerle, este equipo no lo abrió.
cert-no-way-round = Aquí no hay otra forma de abrirlo.
cert-clock = Puede que el reloj de este equipo esté mal.
cert-why = Motivo, para el personal: { $reason }
crash-title = Esta página dejó de funcionar
crash-body = Sus otras pestañas están bien. Puede perderse lo que escribió en esta página.
crash-reload = Cargar la página de nuevo
crash-twice = Se detuvo dos veces. Si vuelve a pasar en un minuto, su visita se terminará y se borrará.
hung-title = Sus páginas no responden
hung-body = Puede esperar un poco o terminar la sesión. Al terminar se borra su visita, como siempre.
hung-wait = Esperar

## Fuera de servicio y cerrado

out-title = Este equipo no está disponible
out-body = Use otro o pregunte en el mostrador. No se debe a nada que usted haya hecho.
out-staff = Para el personal
out-code = Código
out-meaning = Qué pasó
out-remedy = Qué hacer
out-place = Línea { $line }, columna { $column }: { $key }
out-again = Si vuelve esta pantalla, dé el código a informática.
closed-title = Cerrado por ahora
closed-body = El personal cerró este equipo. Pregunte en el mostrador.

## Personal

staff-title = PIN del personal
staff-body = Escriba su PIN.
staff-absent = Este equipo no tiene PIN. Informática puede ponerlo en el archivo de ajustes.
staff-entered = Cifras escritas: { $count }
staff-wrong = Ese PIN no es correcto. Intentos: { $count }
staff-locked =
    { $seconds ->
        [one] Demasiados intentos. Pruebe en { $seconds } segundo.
       *[other] Demasiados intentos. Pruebe en { $seconds } segundos.
    }
staff-delete = Borrar la última cifra
staff-enter = Entrar
staff-menu = Menú del personal
staff-back = Volver a la pantalla
staff-end = Terminar esta visita
staff-end-more = La borra y comprueba
staff-time = Añadir tiempo
staff-time-more = Solo a esta visita
staff-check = Buscar restos
staff-check-more = Borra lo que encuentra
staff-close = Cerrar este equipo
staff-close-more = Hasta que el personal lo abra
staff-open = Abrir este equipo
staff-open-more = Se podrá usar otra vez
staff-leave = Salir del modo quiosco
staff-leave-more = Para informática. Antes borra.
staff-health = Cómo está este equipo
staff-state = Estado
staff-wiped = Última limpieza
staff-version = Versión
staff-blind = El personal no puede ver qué hace el usuario. Aquí no aparece.
state-clean = Limpio
state-open = En una visita
state-wiping = Borrando
state-blocked = Bloqueado
state-away = No responde
wiped-clean = No quedó nada
wiped-residue = Quedó algo
wiped-unseen = No se pudo comprobar
wiped-none = Ninguna desde que arrancó

## Problemas, para el personal: las frases de contract/problems.ts

problem-POLICY-01-says = No se pudo leer el archivo de ajustes.
problem-POLICY-01-remedy = Compruebe que el archivo existe y que el usuario del quiosco puede leerlo.
problem-POLICY-02-says = El archivo de ajustes no es YAML bien formado.
problem-POLICY-02-remedy = Corrija la línea indicada y luego ejecute: lethe validate FILE.
problem-POLICY-03-says = Un ajuste del archivo no está permitido.
problem-POLICY-03-remedy = Dé a informática el código y la línea de arriba. Informática: lethe validate /etc/lethe/station.yaml dice qué admite la clave.
problem-POLICY-04-says = El archivo de ajustes pasa de 256 KiB.
problem-POLICY-04-remedy = Quite lo que sobra; un equipo necesita unos pocos kilobytes.
problem-POLICY-05-says = Alguien que no es su dueño puede escribir en el archivo de ajustes.
problem-POLICY-05-remedy = Ejecute: chown root:root FILE && chmod 644 FILE.
problem-AGENT-01-says = La parte que limpia y comprueba no responde.
problem-AGENT-01-remedy = Espere un minuto. Si no vuelve, reinicie este equipo.
problem-AGENT-02-says = La pantalla y el agente no hablan la misma versión.
problem-AGENT-02-remedy = Instale la misma versión de los dos y reinicie este equipo.
problem-AGENT-03-says = Se rechazó un mensaje en la entrada del agente.
problem-AGENT-03-remedy = Solo Lethe y la orden lethe pueden hablar con el agente; quite el programa que lo intentó.
problem-AGENT-04-says = El agente no pudo anotar el estado del equipo.
problem-AGENT-04-remedy = Libere espacio en /run y reinicie este equipo.
problem-AGENT-05-says = Se pidió abrir el equipo cuando no estaba limpio.
problem-AGENT-05-remedy = Espere a que acabe la limpieza; la pantalla vuelve a pedirlo sola.
problem-AGENT-06-says = El agente no pudo ver la sesión que se iba a abrir.
problem-AGENT-06-remedy = Inténtelo de nuevo; se prepara otra sesión. Si se repite, reinicie este equipo.
problem-AGENT-07-says = El agente no pudo arrancar como se le indicó.
problem-AGENT-07-remedy = Avise a informática. Informática: ejecute lethe doctor; mira el usuario del quiosco y los permisos de /run/lethe.
problem-AGENT-08-says = Alguien está usando el equipo, y esto le molestaría.
problem-AGENT-08-remedy = Espere a que termine la sesión y vuelva a intentarlo.
problem-AGENT-09-says = El agente está ocupado con un borrado.
problem-AGENT-09-remedy = Espere a que termine y vuelva a intentarlo.
problem-AGENT-10-says = El agente no pudo anotar lo que ha hecho.
problem-AGENT-10-remedy = Libere espacio donde está /var/lib/lethe. Hasta entonces el agente lo repite después de cada arranque.
problem-WIPE-01-says = Quedó algo de la última sesión tras su limpieza.
problem-WIPE-01-remedy = Reinicie este equipo. Se limpia al arrancar.
problem-WIPE-02-says = No se pudo leer un lugar que hay que mirar.
problem-WIPE-02-remedy = Ejecute: lethe status, corrija el lugar indicado y reinicie este equipo.
problem-WIPE-03-says = Se rechazó un archivo de limpieza.
problem-WIPE-03-remedy = Instale de nuevo el paquete; los archivos de limpieza son de root y no se cambian en un equipo.
problem-WIPE-04-says = Una limpieza intentó tocar un lugar protegido.
problem-WIPE-04-remedy = Quite la ruta del archivo de limpieza; siempre manda la lista de resources/cleaners/protected.yaml.
problem-LOGS-01-says = Los registros de sucesos de este equipo no se borraron del todo.
problem-LOGS-01-remedy = No hay que hacer nada ahora: el agente lo intenta de nuevo por sí mismo. Si sigue así, ejecute: lethe logs clear.
problem-CANARY-01-says = Algo que este equipo había puesto para comprobarse apareció después de su limpieza.
problem-CANARY-01-remedy = Pulse «Buscar restos» en el menú del personal. Si vuelve a fallar, use otro equipo y dé el código a informática.
problem-CANARY-02-says = La comprobación de este equipo no se pudo hacer.
problem-CANARY-02-remedy = Vea que Lethe está en la pantalla y que nadie usa el equipo; luego ejecute: lethe audit --canary.
problem-CANARY-03-says = La comprobación de este equipo no pudo ver lo que había puesto, así que no demuestra nada.
problem-CANARY-03-remedy = Pulse «Buscar restos» en el menú del personal. Si vuelve a fallar, reinicie el equipo y dé el código a informática.
problem-CANARY-04-says = No se pudo leer un lugar que la comprobación de este equipo debe mirar.
problem-CANARY-04-remedy = Ejecute: lethe audit --canary --json. Indica la clase de lugar; corríjalo y compruebe otra vez.
problem-SESSION-01-says = No se pudo empezar una sesión limpia.
problem-SESSION-01-remedy = Compruebe que bubblewrap está instalado y que se permiten espacios de nombres sin privilegios.
problem-SESSION-02-says = Una sesión no terminó cuando se le pidió.
problem-SESSION-02-remedy = Reinicie este equipo.
problem-SESSION-03-says = No queda espacio para trabajar con seguridad.
problem-SESSION-03-remedy = Reinicie este equipo. Si se repite esta semana, añada memoria o reduzca el tamaño de la sesión.
problem-SHELL-01-says = Lethe se inició con una opción que un equipo publicado rechaza.
problem-SHELL-01-remedy = Inícielo sin opciones de depuración ni de no-sandbox.
problem-STAFF-01-says = El personal ha cerrado este equipo.
problem-STAFF-01-remedy = Ábralo de nuevo desde el menú del personal.
