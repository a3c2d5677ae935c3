# Políticas: qué se da a cada lugar, y la siguiente.

policies-about = Una política por lugar. Este servidor reparte lo que se firmó en otra parte: no puede firmar nada.
policies-given = Repartidas
policies-given-more = Cada puesto pregunta dos veces por hora y adopta una política nueva entre dos visitas.
policies-none = Ningún lugar recibe una política. Cada puesto sigue su propio archivo.
policies-admin = Los administradores escriben la siguiente y la reparten.
policy-number = Número
policy-given-to = Se da a
policy-until = Vale hasta
policy-over = Venció el { $date }
policy-by = Repartida por
policy-share = { $share } de cada 100 puestos
policy-share-of = { $share } de cada 100: { $n } de { $all } aquí
policy-share-none = ya a ninguno
policy-share-to = Darla a
policy-share-more = Los de una parte pequeña están también en toda parte mayor. Una parte menor no quita nada.
policy-share-change = Cambiar { $name }, número { $serial }
policy-refusing =
    { $n ->
        [one] { $n } puesto la rechaza.
       *[other] { $n } puestos la rechazan.
    }
refused-PULL-01 = No está firmada con una clave de confianza, o se cambió después.
refused-PULL-02 = Su número no es mayor que el último.
refused-PULL-03 = Es para otro lugar.
refused-PULL-04 = No vale en este momento.
refused-PULL-05 = No es una política, o tiene un error.
refused-PULL-06 = No volvieron bien con ella y regresaron a la anterior.
policy-for = Escribir la siguiente para
policy-choose = elija un lugar
policy-next = Política número { $serial }
policy-next-more = Parta de lo que el lugar tiene ahora. Cada clave se describe en cada puesto, en /usr/share/doc/lethe/policy.md.
policy-text = Texto de la política
policy-text-more = El nombre de un puesto y su servidor siguen como dice su propio archivo.
policy-where = Línea { $line }, columna { $column }
policy-begin-open-access = Partir de acceso abierto
policy-begin-quick-lookup = Partir de consulta rápida
policy-look = Revisarla
policy-undo = Volver a lo que el lugar tiene
policy-good = Los puestos la aceptarían.
policy-faults =
    { $n ->
        [one] Tiene { $n } error. Los puestos la rechazarían.
       *[other] Tiene { $n } errores. Los puestos la rechazarían.
    }
policy-same = No cambia nada.
policy-changes =
    { $n ->
        [one] { $n } cambio
       *[other] { $n } cambios
    }
policy-key = Clave
policy-before = Ahora
policy-after = Después
policy-absent = no está
policy-take = Llévesela.
policy-take-more = Aquí no se guarda nada de un borrador.
policy-save = Guardar como { $file }
policy-sign = Fírmela.
policy-sign-more = En el equipo que guarda la clave, donde FILE es esa clave:
policy-bring = Traiga el paquete firmado.
policy-bring-more = Elíjalo en «Repartir una firmada».
policy-upload = Repartir una firmada
policy-upload-more = Se revisa como lo haría un puesto. Nada ocurre antes de que usted lo diga.
policy-file = Paquete firmado
policy-file-more = El archivo que escribió la línea que firma.
policy-refused = Los puestos no la aceptarían.
policy-from = Vale desde
policy-signed-by = Clave
policy-give = Repartirla
policy-given = El número { $serial } se da a { $share } de cada 100 puestos.
