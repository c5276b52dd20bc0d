package org.tpibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.mapping.restore.RestoredVisit;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitArbitraries;

/** Every field of a visit is read back from its Bundle. */
class MappingRoundTripTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Clinic CLINIC =
      new Clinic(
          "Hill Street Pain Clinic",
          ZoneId.of("America/New_York"),
          Clinic.IdentifierSystemUris.DEFAULT,
          Optional.of("24 hours"),
          Optional.of(LocalDate.of(2026, 6, 1)));
  private static final VisitOrigin ORIGIN =
      new VisitOrigin(Optional.empty(), "row 2", "ab".repeat(32), Optional.empty());

  private final VisitMapper mapper = new VisitMapper(CLINIC, Terminology.builtIn());
  private final VisitRestorer restorer = new VisitRestorer(CLINIC.systems(), Terminology.builtIn());

  @Provide
  Arbitrary<Visit> visits() {
    return VisitArbitraries.visits();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void visitIsReadBackFromItsBundle(@ForAll("visits") Visit visit) {
    RestoredVisit restored = restorer.restore(mapper.map(visit, ORIGIN).bundle());

    assertThat(restored.findings()).isEmpty();
    assertThat(different(visit, restored.visit().orElseThrow())).isEmpty();
    assertThat(restored.visit()).contains(visit);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void visitIsReadBackFromJsonInAnyOrderOfEntries(
      @ForAll("visits") Visit visit, @ForAll Random random) {
    assertReadBackFromJson(visit, random);
  }

  @Tag("slow")
  @Property(edgeCases = EdgeCasesMode.NONE)
  void thousandVisitsAreReadBackFromJson(@ForAll("visits") Visit visit, @ForAll Random random) {
    assertReadBackFromJson(visit, random);
  }

  private void assertReadBackFromJson(Visit visit, Random random) {
    byte[] json = FhirJsonWriter.compact().bytes(mapper.map(visit, ORIGIN).bundle());
    Bundle read =
        FHIR.newJsonParser().parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8));
    Collections.shuffle(read.getEntry(), random);

    assertThat(different(visit, restorer.restore(read).visit().orElseThrow())).isEmpty();
    assertThat(restorer.restore(read).visit()).contains(visit);
  }

  /** Names the components that differ, because a visit's text does not show its content. */
  private static List<String> different(Visit one, Visit other) {
    return Arrays.stream(Visit.class.getRecordComponents())
        .filter(part -> !value(part, one).equals(value(part, other)))
        .map(part -> part.getName() + ": " + value(part, one) + " and " + value(part, other))
        .toList();
  }

  private static Object value(RecordComponent part, Visit visit) {
    try {
      return part.getAccessor().invoke(visit);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
