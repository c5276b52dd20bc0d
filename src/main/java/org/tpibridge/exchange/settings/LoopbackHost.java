package org.tpibridge.exchange.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognizes names and addresses of this machine, without asking a name server. */
public final class LoopbackHost {
  private static final Pattern IPV4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");

  private LoopbackHost() {}

  public static boolean is(String host) {
    String plain = host.toLowerCase(Locale.ROOT);
    return plain.equals("localhost")
        || plain.equals("[::1]")
        || plain.equals("::1")
        || IPV4.matcher(plain).matches();
  }
}
