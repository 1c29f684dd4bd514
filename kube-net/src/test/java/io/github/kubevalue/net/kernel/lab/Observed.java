package io.github.kubevalue.net.kernel.lab;

/**
 * What became of a flow.
 *
 * @param outcome {@code DELIVERED}, {@code REFUSED}, {@code TIMEOUT}, {@code NOT_PERMITTED}, {@code UNREACHABLE}
 * @param server who answered, empty if nobody did
 * @param seenAddress the source address that it saw
 * @param seenPort the source port that it saw
 * @param sentAddress the source address that the client used
 * @param sentPort the source port that the client used
 */
public record Observed(
        String outcome, String server, String seenAddress, int seenPort, String sentAddress, int sentPort) {

    /** Reads {@code DELIVERED 10.244.1.9 40000 a 10.244.1.9 40000}. */
    public static Observed parse(String text) {
        String[] words = text.strip().split(" ");
        int sentPort = Integer.parseInt(words[2]);
        return words.length > 3
                ? new Observed(words[0], words[3], words[4], Integer.parseInt(words[5]), words[1], sentPort)
                : new Observed(words[0], "", "", 0, words[1], sentPort);
    }

    public boolean keepsSource() {
        return seenAddress.equals(sentAddress) && seenPort == sentPort;
    }

    /** As scenarios write it: {@code pod-a keeps}, {@code pod-b sees 192.0.2.11}, {@code TIMEOUT}. */
    @Override
    public String toString() {
        if (server.isEmpty()) {
            return outcome;
        }
        return keepsSource() ? server + " keeps" : server + " sees " + seenAddress;
    }
}
