package org.tpibridge;

/** The program's entry point: parses the command line and runs one verb. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
