# The wall display, and what it says before it is let in.

wall-more =
    { $n ->
        [one] y { $n } más que necesita ayuda
       *[other] y { $n } más que necesitan ayuda
    }
wall-nobody = Aquí nadie ha iniciado sesión. Esta pantalla tiene una clave propia, con la que puede mirar y nada más.
wall-for = Una pantalla en la pared que muestra cómo están los puestos.
wall-asking = Un momento…
wall-none = Esta pantalla no tiene clave. Quien administra crea una en Ajustes y abre en esta pantalla la dirección que allí se muestra.
wall-wrong = La clave de esta pantalla ya no vale, o su dirección no está completa. Quien administra crea una nueva en Ajustes.
wall-unheard = El servidor no respondió. Esta página lo intenta de nuevo por sí sola.
