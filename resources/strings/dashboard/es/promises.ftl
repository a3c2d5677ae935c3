# Promises: what is promised, how many keep it, and what shows it.

promises-about = Lo que la biblioteca dice al público que hacen sus puestos, y cuántos lo hacen ahora. Un puesto en silencio nunca cuenta como cumplidor.
print = Imprimir
promises-export = Exportar estas cuentas (CSV)
promises-export-stations = Exportar los puestos (CSV)
promises-now = Ahora
promises-built = Cumplidas por construcción
promises-built-more = No dependen del día de un puesto. Una prueba muestra cada una con cada versión.
promise-kept = de { $total } la cumplen
promise-not =
    { $broken ->
        [one] { $broken } no la cumple; { $unknown } en silencio: no se puede decir
       *[other] { $broken } no la cumplen; { $unknown } en silencio: no se puede decir
    }
promise-more = y { $n } más
promised-erased = Cada sesión se borra al terminar
    .evidence = Se informa: borrados fallidos desde el arranque, por tramos, y cierre por un borrado.
promised-daily = Todos los datos de uso se borran cada día
    .evidence = Se informa: el último borrado diario, bien o fallido, y su edad en horas.
promised-logs = Los registros de eventos se descartan en cada arranque
    .evidence = Se informa: el último borrado de registros, y si fue desde el arranque.
promised-canary = Un canario plantado nunca se vuelve a encontrar
    .evidence = Se informa: la última auditoría con canario, bien o fallida, y su edad en horas.
promised-contained = Las sesiones están contenidas
    .evidence = Se informa: la contención en uso; bubblewrap en Linux.
promised-updated = Las actualizaciones se instalan pronto
    .evidence = Se informa: si las actualizaciones están al día, pendientes o retrasadas.
built-closes = Un puesto que no puede borrar se cierra solo
    .evidence = Solo un comprobante limpio vuelve a abrir un puesto. Las pruebas hacen fallar los borrados de muchas maneras.
built-log-text = Los registros de eventos nunca salen del puesto
    .evidence = Ningún campo de un informe admite un texto: cada uno es un número, un tramo o un código.
built-person = Un informe no dice nada de ninguna persona
    .evidence = La lista de campos está cerrada. Lo que no está en ella lo rechazan el puesto y este servidor.
built-address = Este servidor no guarda direcciones
    .evidence = Ninguna columna y ninguna línea de su registro puede contener una.
built-forgets = Este servidor olvida
    .evidence = Cada clase de datos tiene su día. El borrado corre a diario y anota su cuenta en el registro.
