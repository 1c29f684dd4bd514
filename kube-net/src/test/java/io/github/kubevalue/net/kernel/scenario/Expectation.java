package io.github.kubevalue.net.kernel.scenario;

import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.Interconnect;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.kernel.lab.Observed;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/** Compares what became of flows with what a scenario says: everything it names occurs, and nothing else. */
final class Expectation {
    private static final int TRIES = 30;
    private static final String ONE_OF = "one of";

    private final Seq<String> wanted;
    private final boolean sticky;

    private Expectation(Seq<String> wanted, boolean sticky) {
        this.wanted = wanted;
        this.sticky = sticky;
    }

    static Expectation of(Scenario scenario, CniConfig config) {
        return new Expectation(
                scenario.expected().remove(ONE_OF).map(text -> resolve(text, config)),
                scenario.expected().contains(ONE_OF));
    }

    /**
     * Where the node's end of the cables has no address, a local pod sees the node's own; behind a tunnel, the pods of another
     * node see the address of the tunnel's end.
     */
    private static String resolve(String text, CniConfig config) {
        boolean routed = config.plug() == Plug.ROUTED;
        boolean tunnel = config.interconnect() == Interconnect.VXLAN;
        return text.replace("gw1", routed ? ExampleCluster.ip("n1") : "10.244.1.1")
                .replace("gw2", routed ? ExampleCluster.ip("n2") : "10.244.2.1")
                .replace("b sees n1", "b sees " + (tunnel ? "10.244.1.0" : ExampleCluster.ip("n1")))
                .replace("a sees n2", "a sees " + (tunnel ? "10.244.2.0" : ExampleCluster.ip("n2")))
                .replace("sees n1", "sees " + ExampleCluster.ip("n1"));
    }

    /** Everything that may happen to a first flow. */
    Set<String> all() {
        return wanted.toSet();
    }

    /** How many flows to send at most. */
    int tries() {
        return sticky ? 6 : TRIES;
    }

    /** Which of the wanted outcomes this is, or else itself. */
    String name(Observed observed) {
        return wanted.find(text -> matches(text, observed)).getOrElse(observed::toString);
    }

    private static boolean matches(String text, Observed observed) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return text.equals(observed.toString());
        }
        String port = text.substring(colon + 1);
        boolean portMatches = port.equals("other")
                ? observed.seenPort() != observed.sentPort()
                : String.valueOf(observed.seenPort()).equals(port);
        return portMatches && text.substring(0, colon).equals(observed.toString());
    }

    /** Whether the scenario allows that outcome. */
    boolean allows(String name) {
        return wanted.contains(name);
    }

    /** Whether enough has been seen to stop. */
    boolean isComplete(Set<String> seen) {
        return !sticky && (seen.containsAll(wanted) || !wanted.containsAll(seen));
    }

    /** What should have been seen, given what was. */
    Set<String> expected(Set<String> seen) {
        return sticky ? HashSet.of(seen.find(wanted::contains).getOrElse(wanted.mkString(" or "))) : wanted.toSet();
    }
}
