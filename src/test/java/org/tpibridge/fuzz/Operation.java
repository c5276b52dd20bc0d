package org.tpibridge.fuzz;

import java.util.List;

/**
 * Something typed. A pick is taken modulo the number of things there are to pick from, so that an
 * operation keeps its meaning, as far as it can, where others before it are left out.
 */
sealed interface Operation {
  /** Whether there was anything to do. */
  boolean in(SequenceRun run);

  /** Whether a later change of a visit is refused, left or undone as well. */
  enum Later {
    REFUSE("refuse"),
    KEEP("keep"),
    UNDO("undo");

    private final String word;

    Later(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  record Import(List<Row> rows, boolean dryRun, boolean readmit, boolean zipped)
      implements Operation {
    public Import {
      rows = List.copyOf(rows);
    }

    /** Of all rows; there is at least one. */
    String source() {
      return Row.source(rows.get(0).visit());
    }

    @Override
    public boolean in(SequenceRun run) {
      return run.imported(this);
    }
  }

  /** A file that was imported before, byte for byte. */
  record ImportAgain(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.importedAgain(pick);
    }
  }

  /**
   * @param newest whether the newest job that can be undone is, or any
   */
  record Undo(boolean newest, int pick, Later later) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.undone(this);
    }
  }

  record Accept(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.decided("accept", pick);
    }
  }

  record Dismiss(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.decided("dismiss", pick);
    }
  }

  record Merge(int patient, int into) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.merged(patient, into);
    }
  }

  record Erase(int patient) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.erased(patient);
    }
  }

  record EraseAgain() implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.erasedAgain();
    }
  }

  record Backup() implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.backedUp();
    }
  }

  record Restore(int pick) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.restored(pick);
    }
  }

  record Reindex() implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.reindexed();
    }
  }

  record Explain(int visit) implements Operation {
    @Override
    public boolean in(SequenceRun run) {
      return run.explained(visit);
    }
  }
}
