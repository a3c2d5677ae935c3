# Places: counts, opening hours, where alerts go.

places-about = Un lugar es un nombre que da el personal. Los puestos no lo conocen. El horario distingue un puesto callado de una sala cerrada.
place-stations = Puestos
place-how = Cómo están
place-needs = Piden ayuda
place-open-today = Abierto hoy
place-alerts = Los avisos van a
place-always = Siempre abierto
place-closed = cerrado
place-add = Añadir un lugar
place-change = Cambiar el lugar
place-name = Nombre
place-name-more = Nombre una sala o una sede, nunca a una persona.
place-hours = Horario
place-hours-more = Un puesto que calla fuera de él va al final de la lista. No avisa hasta que el lugar abre.
place-from = { $day }, desde
place-to = { $day }, hasta
place-remove = Quitarlo
