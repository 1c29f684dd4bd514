package io.github.kubevalue.dns.program;

/** What dig prints, without what differs from run to run. */
final class DigOutput {
    private DigOutput() {}

    /** Without ids, times, cookies and the command line. */
    static String comparable(String output) {
        return output.replaceAll("; <<>> DiG .*", "; <<>> DiG")
                .replaceAll("(?m)^;; WHEN.*\n", "")
                .replaceAll(", id: [0-9]+", "")
                .replaceAll("; COOKIE: [0-9a-f]+", "; COOKIE:")
                .replaceAll("Query time: [0-9]+", "Query time: 0");
    }
}
