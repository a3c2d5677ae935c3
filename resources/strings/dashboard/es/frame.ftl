# El marco del panel: menú, señal en directo, estados, teclas, tiempo. Los mismos mensajes, en el mismo orden, que en/frame.ftl.
# Frases cortas; qué pasa y qué hacer. Un puesto se oye o calla, nunca está «desconectado». De usted.

lethe = Lethe
lethe-what = salud de los puestos
nav-menu = Menú
nav-skip = Ir a la página
nav-stations = Puestos
nav-station = Puesto
nav-promises = Promesas
nav-places = Lugares
nav-usage = Uso
nav-alerts = Avisos
nav-enrol = Inscribir
nav-policies = Políticas
nav-staff = Personal y registro
nav-settings = Ajustes
nav-knows = Qué sabe este servidor
nav-sign-in = Entrar
nav-join = Elegir una contraseña
nav-wall = Pantalla mural
sign-out = Salir
look-change = Claro u oscuro
role-viewer = lector
role-technician = técnico
role-admin = administrador
title = { $page } – Lethe
printed = Lethe, { $total } puestos, a { $time }
title-need = ({ $n }) { $page } – Lethe

## El tiempo

time-now = en los últimos 5 min
time-minutes = { $n } min
time-hours = { $n } h
time-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }

## En directo

live = En directo
live-as-of = a las { $time }
live-not = Sin conexión
live-held = En pausa
live-waiting =
    { $n ->
        [one] espera { $n } cambio
       *[other] esperan { $n } cambios
    }
live-show = Mostrar
told-out = { $name } está fuera de servicio.
told-worse =
    { $n ->
        [one] { $n } puesto más necesita ayuda.
       *[other] { $n } puestos más necesitan ayuda.
    }
told-better =
    { $n ->
        [one] { $n } puesto vuelve a estar bien.
       *[other] { $n } puestos vuelven a estar bien.
    }
told-need =
    { $n ->
        [0] Todos los puestos están bien.
        [one] { $n } puesto necesita ayuda.
       *[other] { $n } puestos necesitan ayuda.
    }

## Estados

state-loading = Cargando…
state-failed = El servidor no respondió.
state-failed-more = Los puestos siguen funcionando y guardan sus informes. Esta página lo intenta de nuevo por sí sola.
state-again = Intentar ahora
state-stale = Esta página no sabe nada del servidor desde las { $time }.
state-stale-more = Lo que ve es de entonces. Puede haber cambiado.
state-denied = Su función no da acceso a esta página.
state-denied-more = Ha entrado como { $role }. Esta página es para { $needed }.
state-denied-ask = Pida ayuda: { $names }.
state-denied-nobody = Pida ayuda a quien cuida de este servidor.
state-missing = Aquí no hay nada.
state-missing-more = La dirección puede ser antigua, o lo que había se quitó.
state-home = Ir a los puestos
not-done = No fue posible. Puede haber cambiado mientras tanto: cargue la página de nuevo.
not-answered = El servidor no respondió. No se cambió nada.

## Piezas

place = Lugar
place-nobody = nadie
place-open = { $from } a { $to }
change = Cambiar
change-it = Cambiar { $name }
save = Guardar
older = Anteriores
newest = Los últimos
yes = sí
no = no
close = Cerrar
cancel = Cancelar
copy = Copiar
copied = Copiado
command = Orden

## Teclas

keys = Teclas
keys-key = Tecla
keys-does = Qué hace
keys-on = Teclas de una letra activas
keys-search = Ir a la búsqueda
keys-rows = Fila siguiente y anterior
keys-open = Abrir la fila
keys-pick = Solo fuera de servicio, en silencio, atención, bien
keys-all = Todos los que necesitan ayuda
keys-go = Ir a { $page }
keys-hold = Mantenimiento, en la página de un puesto
keys-tables = Gráficos o tablas, en la página de un puesto
keys-close = Cerrar, o vaciar la búsqueda
keys-help = Esta lista
keys-then = { $first } y luego { $second }
keys-or = { $first } o { $second }
