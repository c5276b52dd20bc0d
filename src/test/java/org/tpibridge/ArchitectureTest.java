package org.tpibridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.File;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of packages: what each may use of ours, and of others. */
@AnalyzeClasses(packages = "org.tpibridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.tpibridge";

  private static final List<String> JDK = List.of("java", "javax");
  private static final List<String> FHIR_MODEL =
      List.of(
          "org.hl7.fhir.r4",
          "org.hl7.fhir.instance.model.api",
          "org.hl7.fhir.utilities.xhtml",
          "ca.uhn.fhir.context",
          "ca.uhn.fhir.model",
          "ca.uhn.fhir.parser");
  private static final List<String> JACKSON =
      List.of("tools.jackson", "com.fasterxml.jackson.annotation");

  private record Room(List<String> ours, List<List<String>> others) {}

  private static Room room(List<String> ours, List<List<String>> others) {
    return new Room(ours, others);
  }

  private static final List<String> UP_TO_RULES =
      List.of("finding", "visit", "terminology", "source", "mapping", "validation", "rules");

  private static final List<String> UP_TO_CHECKING =
      Stream.concat(UP_TO_RULES.stream(), Stream.of("files")).toList();

  private static final Map<String, Room> INNER_ROOMS =
      Map.of(
          "finding",
          room(List.of(), List.of()),
          "visit",
          room(List.of("finding"), List.of()),
          "terminology",
          room(
              List.of("files", "visit", "finding"),
              List.of(JACKSON, List.of("org.apache.commons.text.similarity"))),
          "source",
          room(
              List.of("files", "visit", "terminology", "finding"),
              List.of(JACKSON, List.of("com.networknt.schema"), List.of("ca.uhn.hl7v2"))),
          "mapping",
          room(
              List.of("visit", "terminology", "finding"),
              List.of(FHIR_MODEL, List.of("com.fasterxml.uuid"))),
          "validation",
          room(
              List.of("finding"),
              List.of(
                  List.of("org.hl7.fhir", "ca.uhn.fhir", "ca.uhn.hapi.converters", "org.fhir.ucum"),
                  List.of("org.apache.commons.compress", "com.google.gson", "com.github.benmanes"),
                  JACKSON)),
          "rules",
          room(List.of("files", "visit", "finding"), List.of()),
          "checking",
          room(UP_TO_CHECKING, List.of(FHIR_MODEL)),
          "report",
          room(List.of("files", "source", "terminology", "finding"), List.of(JACKSON)),
          "store",
          room(
              List.of("files", "visit", "finding"),
              List.of(
                  FHIR_MODEL,
                  List.of("ca.uhn.fhir.rest.api"),
                  List.of("org.springframework.jdbc", "org.springframework.transaction"),
                  List.of("org.springframework.dao", "org.flywaydb", "com.zaxxer.hikari"),
                  List.of("org.sqlite", "org.postgresql"))));

  private static final Map<String, Room> OUTER_ROOMS =
      Map.of(
          "files",
          room(List.of(), List.of(JACKSON)),
          "importing",
          room(
              Stream.concat(UP_TO_RULES.stream(), Stream.of("files", "checking", "report", "store"))
                  .toList(),
              List.of(FHIR_MODEL)),
          "listener",
          room(List.of("files", "source", "finding"), List.of()),
          "cli",
          room(
              List.of(
                  "files",
                  "checking",
                  "rules",
                  "importing",
                  "listener",
                  "report",
                  "store",
                  "terminology",
                  "validation",
                  "source",
                  "mapping",
                  "finding",
                  "visit"),
              List.of(FHIR_MODEL, JACKSON, List.of("picocli", "me.tongfei.progressbar"))));

  @ArchTest static final ArchRule USES_ONLY_WHAT_ITS_ROOM_MAY_USE = classes().should(keepToTable());

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SPRING_STAYS_AT_THE_ROOT =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".server..", ROOT + ".store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule ONE_FHIR_CONTEXT =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT)
          .and()
          // Runs in the build, never in the program.
          .doNotHaveSimpleName("DefinitionsBuild")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "makes a FhirContext",
                  call ->
                      call.getTarget()
                              .getOwner()
                              .getFullName()
                              .equals("ca.uhn.fhir.context.FhirContext")
                          && (call.getTarget().getName().startsWith("for")
                              || call.getTarget().getName().equals("<init>"))));

  @ArchTest
  static final ArchRule VISITS_ARE_VALUES =
      classes()
          .that()
          .resideInAPackage(ROOT + ".visit")
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .should(
              new ArchCondition<>("be records, enums or sealed interfaces") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  boolean value = item.isRecord() || item.isEnum() || item.reflect().isSealed();
                  if (!value) {
                    events.add(SimpleConditionEvent.violated(item, item.getName()));
                  }
                }
              });

  @ArchTest
  static final ArchRule ONLY_THE_TERMINAL_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** So that nothing is overwritten that should not be, and nobody else reads it. */
  @ArchTest
  static final ArchRule ONE_PACKAGE_MAKES_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".files")
          .and()
          // Both run in the build, never in the program.
          .doNotHaveSimpleName("BuildStamp")
          .and()
          .doNotHaveSimpleName("PieceWriter")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "makes a file or a folder",
                  call ->
                      call.getTarget().getOwner().isEquivalentTo(Files.class)
                          && call.getTarget()
                              .getName()
                              .matches(
                                  "write|writeString|newOutputStream|newBufferedWriter"
                                      + "|newByteChannel|createFile|createTemp.*|createDirector.*")))
          .orShould()
          .callConstructor(FileOutputStream.class, File.class)
          .orShould()
          .callConstructor(FileOutputStream.class, String.class);

  /** A package's public types are its door; the visit's records are all door. */
  @ArchTest
  static void doorsAreNarrow(JavaClasses all) {
    Map<String, List<String>> doors =
        all.stream()
            .filter(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
            .collect(
                Collectors.groupingBy(
                    c -> within(c.getPackageName()),
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));
    doors.remove("visit");
    assertThat(doors)
        .allSatisfy(
            (door, types) ->
                // The store has a class for each table, until these are in packages of their own.
                assertThat(types).hasSizeLessThanOrEqualTo(door.equals("store") ? 15 : 12));
  }

  /** A part of a package knows neither the package that it is a part of nor a cycle of parts. */
  @ArchTest
  static final ArchRule PARTS_OF_SOURCE_HAVE_NO_CYCLES =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass item) {
                  String name = item.getPackageName();
                  return isUnder(name, ROOT + ".source")
                      ? SliceIdentifier.of(name)
                      : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                  return "source and its parts";
                }
              })
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      classes()
          .should(
              new ArchCondition<>("not have names that say nothing") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  Stream.of("Util", "Utils", "Helper", "Manager", "Impl")
                      .filter(item.getSimpleName()::endsWith)
                      .forEach(
                          s -> events.add(SimpleConditionEvent.violated(item, item.getName())));
                }
              });

  private static ArchCondition<JavaClass> keepToTable() {
    return new ArchCondition<>("use only what the table of packages allows") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String room = roomOf(item.getPackageName());
        if (room.isEmpty()) {
          return;
        }
        Room allowed = INNER_ROOMS.getOrDefault(room, OUTER_ROOMS.get(room));
        if (allowed == null) {
          events.add(SimpleConditionEvent.violated(item, room + " is not in the table"));
          return;
        }
        Set<String> strangers = new TreeSet<>();
        item.getDirectDependenciesFromSelf()
            .forEach(
                d -> {
                  JavaClass target = d.getTargetClass().getBaseComponentType();
                  if (!target.isPrimitive() && !isAllowed(room, allowed, target)) {
                    strangers.add(target.getFullName());
                  }
                });
        strangers.forEach(
            s -> events.add(SimpleConditionEvent.violated(item, item.getName() + " uses " + s)));
      }
    };
  }

  private static boolean isAllowed(String room, Room allowed, JavaClass target) {
    String name = target.getPackageName();
    if (isUnder(name, ROOT)) {
      String other = roomOf(name);
      return other.equals(room) || allowed.ours().contains(other);
    }
    return Stream.concat(
            Stream.of(JDK, List.of("org.slf4j", "org.jspecify")), allowed.others().stream())
        .flatMap(List::stream)
        .anyMatch(prefix -> isUnder(name, prefix));
  }

  private static boolean isUnder(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }

  /** The package's name below the root. */
  private static String within(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
  }

  /** The first package below the root, or empty for the root itself. */
  private static String roomOf(String packageName) {
    return Arrays.stream(packageName.split("\\."))
        .skip(ROOT.split("\\.").length)
        .findFirst()
        .orElse("");
  }
}
