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

    public static Observed parse(String line) {
        String[] fields = line.split("\t");
        return fields[0].equals("DELIVERED")
                ? new Observed(
                        fields[0],
                        fields[1],
                        fields[2],
                        Integer.parseInt(fields[3]),
                        fields[4],
                        Integer.parseInt(fields[5]))
                : new Observed(line, "", "", 0, "", 0);
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
