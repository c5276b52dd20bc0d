package org.tpibridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
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
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The packages of the program: which may use which, of the program and of libraries. Sub-packages
 * may use what their package may use.
 */
@AnalyzeClasses(packages = "org.tpibridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.tpibridge";
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final String PACKAGE_INFO = "package-info.java";
  private static final int MOST_FILES = 40;
  private static final int MOST_TYPES_USED_ELSEWHERE = 15;

  private static final List<String> JDK_AND_LOGGING =
      List.of("java", "javax", "org.slf4j", "org.jspecify");
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

  /**
   * @param own packages of the program below {@link #ROOT}
   * @param libraries prefixes of other packages, besides the JDK's
   */
  private record Allowed(Set<String> own, List<String> libraries) {}

  private static final Map<String, Allowed> TABLE = new TreeMap<>();

  static {
    allow("finding", List.of());
    // The tables that clinics edit are CSV.
    allow("files", List.of(), JACKSON);
    allow("visit", List.of("finding"));
    allow(
        "terminology",
        List.of("files", "visit", "finding"),
        JACKSON,
        List.of("org.apache.commons.text.similarity"));
    allow(
        "reading",
        List.of("files", "visit", "terminology", "finding"),
        JACKSON,
        List.of("com.networknt.schema", "ca.uhn.hl7v2"));
    allow(
        "mapping",
        List.of("visit", "terminology", "finding"),
        FHIR_MODEL,
        // Gson: the types of the reference implementation's parser.
        List.of("com.fasterxml.uuid", "com.google.gson"));
    allow(
        "validation",
        List.of("finding"),
        List.of("org.hl7.fhir", "ca.uhn.fhir", "ca.uhn.hapi.converters", "org.fhir.ucum"),
        List.of("org.apache.commons.compress", "com.google.gson", "com.github.benmanes"),
        JACKSON);
    allow("rules", List.of("files", "visit", "finding"));
    allow("report", List.of("files", "reading", "terminology", "visit", "finding"), JACKSON);
    List<String> reading =
        List.of("files", "finding", "visit", "terminology", "reading", "mapping", "validation");
    List<String> pipeline = with(reading, "rules", "report");
    allow("pipeline", pipeline, FHIR_MODEL);
    allow(
        "store",
        List.of("files", "visit", "finding"),
        FHIR_MODEL,
        List.of("ca.uhn.fhir.rest.api"),
        List.of("org.springframework.jdbc", "org.springframework.transaction"),
        // Finds the migrations, in folders and in jars.
        List.of("org.springframework.core.io"),
        List.of("org.springframework.dao", "org.flywaydb", "com.zaxxer.hikari"),
        List.of("org.sqlite", "org.postgresql"));
    // What the terminal and the server both return as JSON is made here.
    List<String> importing = with(pipeline, "pipeline", "store");
    allow("importing", importing, FHIR_MODEL, JACKSON);
    allow("listener", List.of("files", "reading", "importing", "finding"), List.of("ca.uhn.hl7v2"));
    List<String> exchange =
        List.of("files", "finding", "visit", "mapping", "validation", "store", "importing");
    allow(
        "exchange",
        exchange,
        FHIR_MODEL,
        JACKSON,
        List.of("ca.uhn.fhir.rest", "ca.uhn.hl7v2", "org.apache.http"),
        // Receives notifications of EHRs.
        List.of("com.sun.net.httpserver"),
        List.of(
            "io.github.resilience4j", "com.nimbusds", "org.apache.pdfbox", "org.apache.fontbox"));
    allow(
        "server",
        List.of("finding", "report", "validation", "store", "importing", "exchange", "listener"),
        JACKSON,
        List.of("org.springframework", "jakarta.servlet", "io.micrometer", "io.swagger.v3.oas"),
        List.of("org.hl7.fhir.r4", "org.hl7.fhir.instance.model.api", "ca.uhn.fhir"),
        List.of("org.apache.commons.compress", "com.ctc.wstx", "org.apache.tomcat"));
    allow(
        "persona",
        List.of("files"),
        FHIR_MODEL,
        JACKSON,
        List.of("ca.uhn.fhir.rest.api", "com.sun.net.httpserver"));
    allow(
        "cli",
        with(importing, "importing", "exchange"),
        FHIR_MODEL,
        JACKSON,
        List.of("picocli", "me.tongfei.progressbar"));
  }

  /** May use everything, and nothing uses it. */
  private static final String APP = "app";

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  private static void allow(String name, List<String> own, List<String>... libraries) {
    TABLE.put(
        name,
        new Allowed(Set.copyOf(own), Arrays.stream(libraries).flatMap(List::stream).toList()));
  }

  private static List<String> with(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  @ArchTest
  static final ArchRule USES_ONLY_WHAT_ITS_PACKAGE_MAY_USE =
      classes().should(useOnlyWhatTheTableAllows());

  /** Between packages and between sub-packages: each is a separate slice. */
  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SPRING_IS_IN_FEW_PACKAGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".app..", ROOT + ".server..", ROOT + ".store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule ONE_FHIR_CONTEXT =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".app")
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
          .resideOutsideOfPackages(ROOT + ".app", ROOT + ".cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** So that nothing is overwritten that should not be, and nobody else reads it. */
  @ArchTest
  static final ArchRule ONE_PACKAGE_WRITES_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".files")
          .and()
          // Both run in the build, never in the program.
          .doNotHaveSimpleName("DefinitionsBuildStamp")
          .and()
          .doNotHaveSimpleName("DefinitionStoreWriter")
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

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

  /**
   * To change a package, one must know which of its types others use. What its own sub-packages use
   * is not counted; the visit is used whole.
   */
  @ArchTest
  static void fewTypesAreUsedOutsideOfTheirPackage(JavaClasses all) {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass user : all) {
      user.getDirectDependenciesFromSelf().stream()
          .map(d -> topLevel(d.getTargetClass().getBaseComponentType()))
          .filter(t -> isUnder(t.getPackageName(), ROOT))
          .filter(t -> !packageOf(t).equals(packageOf(user)))
          .forEach(
              t ->
                  used.computeIfAbsent(t.getPackageName(), p -> new TreeSet<>())
                      .add(t.getSimpleName()));
    }
    used.remove(ROOT + ".visit");
    assertThat(used)
        .allSatisfy(
            (name, types) -> assertThat(types).hasSizeLessThanOrEqualTo(MOST_TYPES_USED_ELSEWHERE));
  }

  /** Also no type within another has the name of one that is not. */
  @ArchTest
  static void aNameIsOneType(JavaClasses all) {
    Map<String, List<String>> byName =
        all.stream()
            .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
            .collect(
                groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    mapping(JavaClass::getName, toCollection(ArrayList::new))));
    all.stream()
        .filter(c -> c.isNestedClass() && !c.getModifiers().contains(JavaModifier.PRIVATE))
        .filter(c -> byName.containsKey(c.getSimpleName()))
        .forEach(c -> byName.get(c.getSimpleName()).add(c.getName()));
    assertThat(byName.values()).allSatisfy(types -> assertThat(types).hasSize(1));
  }

  /** A test is run and reported by its simple name. */
  @ArchTest
  static void aNameIsOneTest(JavaClasses all) throws IOException {
    try (Stream<Path> tests = Files.walk(Path.of("src", "test", "java"))) {
      assertThat(
              tests.map(f -> f.getFileName().toString()).filter(f -> f.matches(".*(Test|IT).java")))
          .doesNotHaveDuplicates();
    }
  }

  @ArchTest
  static void packagesAreSmallAndExplained(JavaClasses all) throws IOException {
    Set<String> packages = new TreeSet<>();
    all.forEach(c -> packages.add(c.getPackageName()));
    Map<String, Long> files;
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      files =
          sources
              .filter(f -> f.toString().endsWith(".java"))
              .collect(
                  groupingBy(
                      f ->
                          SOURCES.relativize(f.getParent()).toString().replace(File.separator, "."),
                      TreeMap::new,
                      counting()));
    }
    assertThat(files.keySet()).isEqualTo(packages);
    assertThat(files)
        .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(MOST_FILES));
    assertThat(packages)
        .allSatisfy(
            name ->
                assertThat(SOURCES.resolve(name.replace(".", File.separator)).resolve(PACKAGE_INFO))
                    .content()
                    .contains("/**", "package " + name + ";"));
  }

  private static ArchCondition<JavaClass> useOnlyWhatTheTableAllows() {
    return new ArchCondition<>("use only what the table of packages allows") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String name = packageOf(item);
        if (name.equals(APP)) {
          return;
        }
        Allowed allowed = TABLE.get(name);
        if (allowed == null) {
          events.add(
              SimpleConditionEvent.violated(
                  item, item.getName() + ": the package \"" + name + "\" is not in the table"));
          return;
        }
        item.getDirectDependenciesFromSelf().stream()
            .map(d -> d.getTargetClass().getBaseComponentType())
            .filter(t -> !t.isPrimitive() && !isAllowed(name, allowed, t))
            .map(JavaClass::getFullName)
            .distinct()
            .forEach(
                t ->
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " uses " + t)));
      }
    };
  }

  private static boolean isAllowed(String user, Allowed allowed, JavaClass target) {
    if (isUnder(target.getPackageName(), ROOT)) {
      String used = packageOf(target);
      return used.equals(user) || allowed.own().contains(used);
    }
    return Stream.concat(JDK_AND_LOGGING.stream(), allowed.libraries().stream())
        .anyMatch(prefix -> isUnder(target.getPackageName(), prefix));
  }

  private static boolean isUnder(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }

  private static JavaClass topLevel(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(type);
  }

  /** The first package below the root: that of the table. Empty for the root itself. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", -1)[0];
  }
}
