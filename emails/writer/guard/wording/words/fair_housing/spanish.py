"""Statements of people in Spanish, which many clients are written to."""

from emails.writer.guard.wording.words.fair_housing.entry import (
    ALL,
    EVERYBODY,
    FAMILY,
    LAW,
    ORIGIN,
    PLACES,
    RACE,
    RELIGION,
    ROOMS,
    SOURCES,
    STEERING,
    Entry,
)

SPANISH = (
    Entry("su/tu/nuestra ..1 gente", ALL, STEERING, EVERYBODY, "Viven entre su gente."),
    Entry("gente/familias/personas/vecinos ..1 como usted/ustedes/tú/la_suya/las_suyas", ALL, STEERING, EVERYBODY,
          "Viven familias como la suya."),
    Entry(
        "familias/vecinos/gente/todos/todas/barrio/zona/comunidad/personas/mayoría/calle/vecindario/inquilinos ..3 "
        "latinos/latinas/latino/latina/hispanos/hispanas/hispano/hispana/mexicanos/mexicanas/mexicano/mexicana/cubanos/"
        ""
        ""
        ""
        ""
        ""
        ""
        "cubanas/cubano/cubana/blancos/blancas/negros/negras/asiáticos/colombianos/salvadoreños/puertorriqueños/"
        "venezolanos/dominicanos/guatemaltecos/peruanos/americanos/extranjeros/inmigrantes/paisanos",
        RACE, LAW, PLACES, "Casi todos los vecinos son latinos.",
    ),
    Entry("paisanos", ORIGIN, STEERING, PLACES, "Hay muchos paisanos."),
    Entry("familias/vecinos/gente/comunidad/barrio/personas ..2 católicas/católicos/católica/cristianas/cristianos/"
          "cristiana/judía/evangélica/evangélicos/musulmanes", RELIGION, LAW, PLACES, "Es una comunidad católica."),
    Entry("cerca de ..2 iglesia/parroquia/templo", RELIGION, STEERING, PLACES, "Está cerca de la iglesia.",
          "iglesia, parroquia, church"),
    Entry("ideal/perfecta/perfecto/excelente ..1 para ..3 familia/familias/niños/parejas/pareja/jubilados/solteros/"
          "matrimonio", FAMILY, LAW, ROOMS, "Es ideal para una familia."),
    Entry("sin/nada_de/no_aceptan/solo/muchas/muchos ..1 niños/hijos/familias_jóvenes", FAMILY, LAW, EVERYBODY,
          "Buscan inquilinos sin niños."),
    Entry("barrio/zona/calle/vecindario/colonia/área ..2 segura/seguro/tranquila_y_segura/peligrosa/peligroso",
          RACE, STEERING, SOURCES, "Es un barrio seguro."),
    Entry("buenas/excelentes/mejores escuelas", RACE, STEERING, SOURCES, "Tiene buenas escuelas."),
    Entry("nada/sin ..1 gente ..2 de otros/otras/fuera", ORIGIN, LAW, EVERYBODY, "Nada de gente de otros lados."),
)  # fmt: skip
