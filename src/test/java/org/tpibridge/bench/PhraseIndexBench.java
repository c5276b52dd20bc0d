package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.store.search.IndexValue;
import org.tpibridge.store.search.ResourcesAsStored;
import org.tpibridge.store.search.SearchIndexer;

/** Measures the cost of indexing the benchmark's visit, and the number of index values. */
public final class PhraseIndexBench {
  private static final int ROUNDS = 10;
  private static final int VISITS = 2000;

  private PhraseIndexBench() {}

  public static void main(String[] args) {
    List<Resource> visit = ResourcesAsStored.of(BenchmarkVisit.bundle(1));
    SearchIndexer indexer = new SearchIndexer(FhirContext::forR4Cached, BenchmarkVisit.ZONE);
    Map<String, Long> values = new TreeMap<>();
    for (Resource resource : visit) {
      for (IndexValue value : indexer.of(resource)) {
        values.merge(value.getClass().getSimpleName(), 1L, Long::sum);
      }
    }
    System.out.printf("%d resources, values: %s%n", visit.size(), values);
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    for (int round = 1; round <= ROUNDS; round++) {
      long start = cpu.getCurrentThreadCpuTime();
      for (int i = 0; i < VISITS; i++) {
        visit.forEach(indexer::of);
      }
      System.out.printf(
          "%.3f ms of CPU a visit%n", (cpu.getCurrentThreadCpuTime() - start) / 1e6 / VISITS);
    }
  }
}
