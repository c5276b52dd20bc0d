// Generated from the terminology tables; see docs/terminology.md.
CodeSystem: ClinicWordsMuscle
Id: clinic-words-muscle
Title: "Clinic words for muscles"
Description: "Words, abbreviations and misspellings that clinics write for muscles. Used only as the source of a concept map, never as codes in records."
* ^publisher = "TPI Bridge"
* ^experimental = false
* ^caseSensitive = false
* ^content = #complete
* #trapezius
* #trap
* #"trapezius muscle"
* #"upper trap"
* #"upper trapezius"
* #"u trap"
* #"upper fibers of trapezius"
* #"middle trap"
* #"mid trap"
* #"middle trapezius"
* #"lower trap"
* #"lower trapezius"
* #trapezious
* #trapezuis
* #trapezeus
* #trapizius
* #trapesius
* #"levator scapulae"
* #levator
* #"levator scap"
* #"lev scap"
* #"levator scapula"
* #"lev scapulae"
* #"levator scapulae muscle"
* #"levator scapuli"
* #"levator scapulea"
* #"levater scapulae"
* #"levitor scapulae"
* #sternocleidomastoid
* #scm
* #sternomastoid
* #"sternocleidomastoid muscle"
* #sternocleidomastiod
* #sternoclidomastoid
* #sternocleidomatoid
* #sternoclediomastoid
* #"splenius capitis"
* #"splenius cap"
* #"splenius capitis muscle"
* #"splenious capitis"
* #"splenius capitus"
* #"spleneus capitis"
* #"splenius cervicis"
* #"splenius cerv"
* #"splenius cervicis muscle"
* #"semispinalis capitis"
* #"semispinalis cap"
* #"semispinalis capitis muscle"
* #"semispinalis capitus"
* #"semispinales capitis"
* #"suboccipital muscles"
* #suboccipital
* #"sub occipital"
* #"suboccipital group"
* #"rectus capitis posterior"
* #"obliquus capitis"
* #subocipital
* #suboccipitle
* #suboccipetal
* #"scalene muscles"
* #scalene
* #scaleni
* #scalane
* #scalines
* #"scalenus anterior"
* #"anterior scalene"
* #"scalenus ant"
* #"ant scalene"
* #"scalene anterior"
* #"scalenus anterior muscle"
* #"scalenus anteriour"
* #"scalenus medius"
* #"middle scalene"
* #"mid scalene"
* #"scalene medius"
* #"scalenus medius muscle"
* #"scalenus posterior"
* #"posterior scalene"
* #"post scalene"
* #"scalene posterior"
* #"scalenus posterior muscle"
* #masseter
* #"masseter muscle"
* #"superficial masseter"
* #"deep masseter"
* #massiter
* #massetter
* #temporalis
* #"temporal muscle"
* #"temporalis muscle"
* #temporallis
* #temperalis
* #"medial pterygoid"
* #"medial pterygoid muscle"
* #"med pterygoid"
* #"internal pterygoid"
* #"lateral pterygoid"
* #"lateral pterygoid muscle"
* #"lat pterygoid"
* #"external pterygoid"
* #frontalis
* #"frontalis muscle"
* #occipitalis
* #"occipitalis muscle"
* #supraspinatus
* #supraspin
* #"supra spinatus"
* #"supraspinatus muscle"
* #suprasinatus
* #supraspinatous
* #superspinatus
* #infraspinatus
* #infraspin
* #"infra spinatus"
* #"infraspinatus muscle"
* #infrasinatus
* #infraspinatous
* #infarspinatus
* #subscapularis
* #subscap
* #"sub scapularis"
* #"subscapularis muscle"
* #subscapularus
* #subscapulares
* #"teres major"
* #"teres maj"
* #"teres major muscle"
* #"terres major"
* #"teres minor"
* #"teres min"
* #"teres minor muscle"
* #"terres minor"
* #deltoid
* #delt
* #"deltoid muscle"
* #"anterior deltoid"
* #"middle deltoid"
* #"lateral deltoid"
* #"posterior deltoid"
* #"rear deltoid"
* #"ant deltoid"
* #"post deltoid"
* #deltiod
* #deltoyd
* #"pectoral muscles"
* #pectoralis
* #pec
* #pectoral
* #pectorialis
* #"pectoralis major"
* #"pec major"
* #"pec maj"
* #"pectoralis maj"
* #"pectoralis major muscle"
* #"pectoralis mayor"
* #"pectorialis major"
* #"pectoralis minor"
* #"pec minor"
* #"pec min"
* #"pectoralis min"
* #"pectoralis minor muscle"
* #"pectorialis minor"
* #"latissimus dorsi"
* #lat
* #latissimus
* #"lat dorsi"
* #"latissimus dorsi muscle"
* #"latisimus dorsi"
* #"lattisimus dorsi"
* #"latissimus dorsii"
* #"serratus anterior"
* #"serratus ant"
* #"serratus anterior muscle"
* #"seratus anterior"
* #"serratus posterior superior"
* #"serratus post sup"
* #"serratus posterior superior muscle"
* #rhomboids
* #rhom
* #rhomb
* #"rhomboid muscle"
* #rhomboideus
* #romboid
* #rhomboyd
* #rhombiod
* #rhomdoid
* #"rhomboid major"
* #"rhomboideus major"
* #"rhomboid maj"
* #"rhomboid major muscle"
* #"romboid major"
* #"rhomboid minor"
* #"rhomboideus minor"
* #"rhomboid min"
* #"rhomboid minor muscle"
* #"romboid minor"
* #"erector spinae"
* #erector
* #"spinal erectors"
* #es
* #"erector spinae muscle"
* #"erector spinea"
* #"erecter spinae"
* #"erector spinei"
* #longissimus
* #"longissimus muscle"
* #"longissimus thoracis"
* #"longissimus capitis"
* #"longissimus cervicis"
* #longisimus
* #longissimuss
* #iliocostalis
* #"iliocostalis muscle"
* #"iliocostalis lumborum"
* #"iliocostalis thoracis"
* #"iliocostalis cervicis"
* #illiocostalis
* #iliocostallis
* #"paraspinal muscles"
* #paraspinal
* #paraspinous
* #paravertebral
* #"paravertebral muscle"
* #parispinal
* #paraspianl
* #"para spinal"
* #"cervical paraspinal muscles"
* #"cervical paraspinal"
* #"cerv paraspinal"
* #"c paraspinal"
* #"c spine paraspinal"
* #"neck paraspinal"
* #"cervical parispinal"
* #"thoracic paraspinal muscles"
* #"thoracic paraspinal"
* #"thor paraspinal"
* #"t paraspinal"
* #"t spine paraspinal"
* #"thoracic parispinal"
* #"lumbar paraspinal muscles"
* #"lumbar paraspinal"
* #"l paraspinal"
* #"l spine paraspinal"
* #"lower back paraspinal"
* #"low back paraspinal"
* #"lumbosacral paraspinal"
* #"lumbar parispinal"
* #multifidus
* #multifidi
* #multifid
* #"multifidus muscle"
* #"lumbar multifidus"
* #"cervical multifidus"
* #"thoracic multifidus"
* #multifidous
* #multifidius
* #"quadratus lumborum"
* #ql
* #"quad lumborum"
* #"quadratus lumborum muscle"
* #"quadratus lumborem"
* #"quadratis lumborum"
* #"quadratus lumborium"
* #iliopsoas
* #"ilio psoas"
* #"iliopsoas muscle"
* #psoas
* #"psoas major"
* #iliacus
* #illiopsoas
* #iliosoas
* #"gluteal muscles"
* #glute
* #gluteal
* #glut
* #gluteul
* #"gluteus maximus"
* #"glute max"
* #"glut max"
* #"g max"
* #"gluteus max"
* #gmax
* #"gluteus maximus muscle"
* #"gluteous maximus"
* #"glutius maximus"
* #"gluteus maximous"
* #"gluteus medius"
* #"glute med"
* #"glut med"
* #"g med"
* #"gluteus med"
* #gmed
* #"gluteus medius muscle"
* #"gluteous medius"
* #"glutius medius"
* #"gluteus medious"
* #"gluteus minimus"
* #"glute min"
* #"glut min"
* #"g min"
* #"gluteus min"
* #gmin
* #"gluteus minimus muscle"
* #"gluteous minimus"
* #"glutius minimus"
* #"gluteus minimous"
* #piriformis
* #piri
* #pirif
* #"piriformis muscle"
* #pyriformis
* #piriformus
* #periformis
* #pirifomis
* #"tensor fasciae latae"
* #tfl
* #"tensor fascia lata"
* #"tensor fascia latae"
* #"tensor fasciae latae muscle"
* #"tensor facia lata"
* #"tensor fascia latta"
* #quadriceps
* #quad
* #"quadriceps femoris"
* #"quadriceps muscle"
* #"vastus lateralis"
* #"vastus medialis"
* #"rectus femoris"
* #"vastus intermedius"
* #vmo
* #quadracep
* #hamstrings
* #"hamstring muscle"
* #hams
* #"biceps femoris"
* #semitendinosus
* #semimembranosus
* #hamsting
* #gastrocnemius
* #gastroc
* #"gastrocnemius muscle"
* #"medial gastrocnemius"
* #"lateral gastrocnemius"
* #"medial gastroc"
* #"lateral gastroc"
* #gastrocnemeus
* #gastronemius
* #soleus
* #"soleus muscle"
* #"biceps brachii"
* #biceps
* #"biceps brachii muscle"
* #"triceps brachii"
* #triceps
* #"triceps brachii muscle"
* #brachioradialis
* #"brachioradialis muscle"
