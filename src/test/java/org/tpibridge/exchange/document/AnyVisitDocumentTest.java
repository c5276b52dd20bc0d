package org.tpibridge.exchange.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.visit.Visit;
import org.tpibridge.visit.VisitArbitraries;

/** Whatever a visit contains, its document contains. */
class AnyVisitDocumentTest {

  @Provide
  Arbitrary<Visit> visits() {
    return VisitArbitraries.visits();
  }

  @Property(tries = 60)
  void everyFactIsInTheText(@ForAll("visits") Visit visit) {
    String text = text(visit);
    assertThat(text.lines()).allMatch(line -> PlainTextLayout.columns(line) <= 80);
    String comparable = VisitFacts.comparable(text);
    assertThat(VisitFacts.of(visit)).filteredOn(fact -> !comparable.contains(fact)).isEmpty();
  }

  @Tag("slow")
  @Property(tries = 2000)
  void everyFactOfManyVisitsIsInTheText(@ForAll("visits") Visit visit) {
    everyFactIsInTheText(visit);
  }

  @Property(tries = 10)
  void thePdfCanBeWritten(@ForAll("visits") Visit visit) {
    VisitDocument document = VisitDocument.of(resources(visit));
    assertThat(document.pdf()).isEqualTo(VisitDocument.of(resources(visit)).pdf());
  }

  private static String text(Visit visit) {
    return VisitDocument.of(resources(visit)).text();
  }

  private static List<Resource> resources(Visit visit) {
    return MappedVisit.of(visit).all(Resource.class);
  }
}
