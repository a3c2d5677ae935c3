# Veredictos y motivos: qué pasa, lo primero que hay que hacer (en cada lista) y los pasos (en la página del puesto).

verdict-out = Fuera de servicio
    .means = se cerró solo; el público no puede usarlo
verdict-silent = En silencio
    .means = no se sabe de él; no podemos decir cómo está
verdict-attention = Atención
    .means = abierto, pero algo va a fallar o una promesa peligra
verdict-hold = En mantenimiento
    .means = el personal trabaja en él; sin avisos
verdict-well = Bien
    .means = abierto, todas las promesas cumplidas

reason-audit-found = La auditoría con canario halló restos y el puesto se cerró solo.
    .first = Déjelo cerrado. Ejecute allí la auditoría y envíe el resultado a informática.
    .step1 = Deje cerrado el puesto.
    .step2 = Ejecute allí la orden de abajo. Dice dónde se halló el canario.
    .step3 = Instale de nuevo la imagen o la actualización que lo corrige. Se abre solo tras una auditoría limpia.
reason-wipe-failed =
    { $value ->
        [WIPE-02] Un lugar no se pudo revisar tras un borrado y el puesto se cerró solo.
        [WIPE-03] Se rechazó un archivo de limpieza y el puesto se cerró solo.
        [WIPE-04] Una limpieza intentó tocar un lugar protegido y el puesto se cerró solo.
       *[other] Falló un borrado y el puesto se cerró solo.
    }
    .first = Reinícielo: borra de nuevo antes de abrir.
    .step1 = Reinicie el puesto. Borra y revisa antes de abrir.
    .step2 = Si se cierra otra vez, ejecute allí la orden de abajo. Dice qué queda.
    .step3 = Si queda lo mismo dos veces, instale de nuevo la imagen.
reason-logs-resist = No se pudieron borrar sus registros de eventos y el puesto se cerró solo.
    .first = Bórrelos allí: la orden dice qué registro queda.
    .step1 = Ejecute en el puesto la orden de abajo. Dice qué registro queda.
    .step2 = Si nombra un reenvío de registros, quítelo de la imagen.
    .step3 = Se abre solo cuando sus registros están borrados.
reason-agent-lost = La parte que borra no responde y el puesto se cerró solo.
    .first = Reinícielo: borra antes de abrir.
    .step1 = Reinicie el puesto. Borra y revisa antes de abrir.
    .step2 = Si se cierra otra vez, ejecute allí la orden de abajo. Dice qué falla.
reason-audit-undone = No se pudo hacer la auditoría con canario y el puesto se cerró solo.
    .first = Mire que Lethe esté en su pantalla y ejecute allí la auditoría.
    .step1 = Mire que Lethe esté en la pantalla del puesto y que nadie lo use.
    .step2 = Ejecute allí la orden de abajo. Dice qué lo impidió.
    .step3 = Se abre solo tras una auditoría limpia.
reason-policy-bad = Su archivo de política no es válido y no se abre.
    .first = Revise el archivo de política: la orden indica la línea.
    .step1 = Ejecute en el puesto la orden de abajo. Indica línea, clave y remedio.
    .step2 = Corrija el archivo o ponga de nuevo el último bueno.
    .step3 = Se abre solo cuando el archivo es válido.
reason-closed = El puesto se cerró solo.
    .first = Reinícielo; si se cierra otra vez, mire el código en su pantalla.
    .step1 = Reinicie el puesto. Borra y revisa antes de abrir.
    .step2 = Si se cierra otra vez, ejecute allí la orden de abajo. Dice qué falla.
    .step3 = Se abre solo cuando lo encuentra todo limpio.
reason-silent-place = { $n } de { $all } puestos callaron con el mismo informe.
    .first = Mire primero la red del lugar, no cada puesto.
    .step1 = Compruebe el conmutador y la corriente del lugar.
    .step2 = Si están bien, mire un puesto: ¿está encendido, tiene el cable?
    .step3 = Vuelven solos. Lo que faltó llega más tarde.
reason-silent = No se sabe nada desde hace { $time }.
    .first = Mire si está encendido y con el cable de red puesto.
    .step1 = ¿Está encendido? ¿Tiene puesto el cable de red?
    .step2 = Si es así, ejecute allí la orden de abajo. Dice qué impide el informe.
    .step3 = Cuando vuelva a oírse, quedará bien por sí solo.
reason-never = Inscrito, pero sin ningún informe.
    .first = Enciéndalo una vez en la red de la biblioteca.
    .step1 = Encienda el puesto en la red de la biblioteca.
    .step2 = Si no llega nada en 10 minutos, ejecute allí la orden de abajo.
    .step3 = Si no se va a usar, retírelo aquí.
reason-silent-closed = En silencio, y su lugar está cerrado.
    .first = Nada que hacer hasta que abra.
reason-clone = Dos máquinas informan con este identificador.
    .first = Selle una de las dos y reiníciela: se inscribe como puesto nuevo.
    .step1 = Busque la segunda máquina: se clonó sin sellar.
    .step2 = Ejecute allí la orden de abajo. Para el puesto, hace que olvide su identificador y lo reinicia.
    .step3 = Esta página muestra un solo puesto en 10 minutos.
reason-logs-kept = Registros de eventos sin borrar desde que arrancó.
    .first = Bórrelos allí: la orden dice qué registro queda.
    .step1 = Ejecute en el puesto la orden de abajo. Dice qué registro queda.
    .step2 = Si nombra un reenvío de registros, quítelo de la imagen.
    .step3 = El próximo informe muestra la promesa cumplida.
reason-containment-weak = Las sesiones corren sin bubblewrap.
    .first = Instale bubblewrap y reinicie el puesto.
    .step1 = Instale el paquete bubblewrap en el puesto o en la imagen.
    .step2 = Ejecute la orden de abajo. Dice qué falta.
    .step3 = Reinicie el puesto.
reason-canary-old =
    { $time ->
        [none] La última auditoría con canario no salió bien.
       *[other] Sin auditoría con canario desde hace { $time }.
    }
    .first = Déjelo encendido a su hora diaria o reinícielo ahora.
    .step1 = Deje el puesto encendido a su hora diaria. Lo pendiente se hace al despertar.
    .step2 = Para hacerlo ahora, ejecute allí la orden de abajo.
reason-daily-late =
    { $time ->
        [none] El último borrado diario no salió bien.
       *[other] Sin borrado diario desde hace { $time }.
    }
    .first = Reinícielo: el borrado pendiente se hace en el acto.
    .step1 = Reinicie el puesto: el borrado pendiente se hace en el acto.
    .step2 = Si mañana se retrasa otra vez, revise el reloj y la hora diaria de la política.
reason-wipes-failed =
    { $value ->
        [1] Un borrado falló desde que arrancó; el último fue limpio.
       *[other] { $step } borrados fallaron desde que arrancó; el último fue limpio.
    }
    .first = Ejecute allí la auditoría antes de que falle otro.
    .step1 = Ejecute allí la orden de abajo. Dice qué queda.
    .step2 = Reinicie el puesto cuando esté libre.
reason-disk-full = Disco lleno: { $step }.
    .first = Quite paquetes viejos; nada en él es del público.
    .step1 = Quite paquetes y núcleos viejos: nada en el disco es del público.
    .step2 = Si se llena otra vez en una semana, ejecute la orden de abajo. Dice qué se llena.
reason-memory-full = Memoria usada: { $step }.
    .first = Reinícielo cuando esté libre.
    .step1 = Reinicie el puesto cuando esté libre.
    .step2 = Si se llena otra vez en un día, ejecute la orden de abajo. Dice qué se llena.
reason-clock-off = Su reloj tiene un desfase de { $step }.
    .first = Compruebe que llega al servidor de hora.
    .step1 = Compruebe que el puesto llega al servidor de hora.
    .step2 = Si vuelve a fallar tras una noche sin corriente, cambie la pila.
reason-wipe-slow = Los borrados tardan más de un segundo.
    .first = Busque un disco que falla o memoria llena.
    .step1 = Ejecute allí la orden de abajo. Nombra un disco lento o la memoria llena.
    .step2 = Cambie el disco si lo nombra.
reason-hot = Está caliente: { $step }.
    .first = Despeje las rejillas y limpie el ventilador.
    .step1 = Aléjelo del calor y despeje las rejillas.
    .step2 = Limpie el ventilador. Si sigue caliente un día, llévelo a reparar.
reason-busy = Su procesador estuvo un día por encima del 75 %.
    .first = Reinícielo; si sigue ocupado, revíselo allí.
    .step1 = Reinicie el puesto cuando esté libre.
    .step2 = Si sigue ocupado, ejecute allí la orden de abajo. Dice qué falla.
reason-network-bad = Su red { $step }.
    .first = Cambie el cable y luego la toma.
    .step1 = Cambie el cable de red y luego la toma.
    .step2 = Si sigue, ejecute allí la orden de abajo.
reason-software-old = Usa Lethe { $step }, que es antiguo.
    .first = Déjelo actualizarse esta noche o hágalo ahora.
    .step1 = Déjelo encendido esta noche: se actualiza por sí solo, de noche, entre visitas.
    .step2 = Para hacerlo ahora, ejecute allí la orden de abajo.
reason-policy-refused = No aceptó la política que le dio este servidor: { $value }.
    .first = Busque el código y firme de nuevo la política con un número mayor.
    .step1 = Ejecute allí la orden de abajo: dice el código y qué hacer.
    .step2 = Firme de nuevo la política con un número mayor y súbala. Si aquí nadie la hizo, revise este servidor.
reason-updates-late = Actualizaciones del sistema con retraso.
    .first = Déjelo reiniciar esta noche para instalarlas.
    .step1 = Déjelo reiniciar esta noche para que se instalen.
    .step2 = Si siguen pendientes, ejecute allí la orden de abajo.
reason-hold = El personal trabaja en él.
    .first = Nada que hacer.
reason-well = Abierto, todas las promesas cumplidas.
    .first = Nada que hacer.

## Los tramos del informe

step-range = { $from } a { $to }
step-under = menos de { $to }
step-over = más de { $from }
step-percent = { $n } %
step-degrees = { $n } °C
step-milliseconds = { $n } ms
step-second = 1 s
step-more = más de 5
step-minutes = minutos
step-hours = horas
step-seconds = segundos
step-unsteady = va y viene
step-interrupted = se corta a menudo
step-unknown = no se sabe
