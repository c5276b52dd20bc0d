package org.tpibridge.exchange.pull;

import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;

/**
 * Pulls what changed in an EHR: asks for each type, imports the visits of other bridges, and
 * assigns resources to visits. It can be interrupted at any time; the next pull repeats what was
 * not finished. Nothing is written to the EHR.
 */
public final class PullRun {
  private final PullTarget target;
  private final CapabilitySource source;
  private final PullOptions options;
  private final PullCounts counts = new PullCounts();

  public PullRun(PullTarget target, CapabilitySource source, PullOptions options) {
    this.target = target;
    this.source = source;
    this.options = options;
  }

  /**
   * @throws PullException if the EHR was known under another URL, or is paused
   */
  public PullSummary run() {
    register();
    CapabilitySource.Result result = source.capabilities();
    if (result instanceof CapabilitySource.Result.Unavailable unavailable) {
      counts.unavailable(unavailable.message());
      return counts.summary();
    }
    pull(((CapabilitySource.Result.Known) result).capabilities());
    return counts.summary();
  }

  private void pull(EhrCapabilities capabilities) {
    RemoteLinks links = new RemoteLinks(target);
    ResourceIntake intake = new ResourceIntake(target, counts, links);
    if (options.bulk()) {
      new BulkPull(target, options, intake, counts).run();
    } else {
      poll(capabilities, intake);
    }
    if (counts.isAvailable()) {
      new VisitRestoration(target, counts).run();
    }
    intake.linkAgain();
    new LaterScores(target, counts, links).run();
    if (counts.isAvailable()) {
      target
          .store()
          .update(tx -> tx.exchange().ehrs().succeeded(target.name(), target.clock().instant()));
    }
  }

  private void poll(EhrCapabilities capabilities, ResourceIntake intake) {
    RemoteExistence existence = new RemoteExistence(target, capabilities, intake, counts);
    boolean checkExistence = options.full() || existence.isDue();
    if (options.full()) {
      target.store().update(tx -> tx.exchange().positions().clear(target.name()));
    }
    TypePolling polling = new TypePolling(target, capabilities, intake, counts);
    for (String type : PolledTypes.ALL) {
      if (counts.isAvailable()) {
        polling.poll(type);
      }
    }
    if (checkExistence && counts.isAvailable()) {
      existence.check();
    }
  }

  private void register() {
    String url = target.settings().url().toString();
    KnownEhr known = target.store().write(tx -> tx.exchange().ehrs().add(target.name(), url));
    if (!known.url().equals(url)) {
      throw new PullException(
          target.name()
              + " has had the URL "
              + known.url()
              + " until now. What was pulled is only known for that URL. Use another name for"
              + " another EHR.");
    }
    if (known.paused()) {
      throw new PullException(
          target.name()
              + " is paused. To continue, run: tpi-bridge bridge resume "
              + target.name());
    }
  }
}
