package org.tpibridge.store.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Describes this process so that people can find it: {@code process 4711 on host-3}. */
public final class ProcessName {
  private ProcessName() {}

  public static String description() {
    return "process " + ProcessHandle.current().pid() + " on " + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }
}
