package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a name in a zone asks for, by the position of its labels alone. Texts are in lower case, empty where the name has
 * no such label.
 *
 * @param subject what stands left of the zone
 * @param namespace the namespace
 * @param service the Service or ServiceImport, or the address of a pod
 * @param prefix what the name has before those
 */
record RecordRequest(Subject subject, String namespace, String service, Prefix prefix) {

    /** The label left of the zone. */
    enum Subject {
        /** The zone itself, {@code svc} or {@code pod}: a node of the tree without records. */
        STRUCTURE,
        SERVICE,
        POD
    }

    /** Which names a zone has, beyond those of its Services, their ports and their endpoints. */
    enum Grammar {
        PLAIN,
        /** Names of topology zones: {@code ZONE.pin._zone.SERVICE.…}. */
        ZONAL,
        /** Endpoints are named after their cluster too: {@code ENDPOINT.CLUSTER.SERVICE.…}. */
        MULTICLUSTER
    }

    /** What a name has before the Service. */
    sealed interface Prefix {
        /** Whether a port of that name and protocol is meant. */
        default boolean matches(String portName, String portProtocol) {
            return true;
        }

        /** Nothing: the Service as a whole. */
        record None() implements Prefix {}

        /** One endpoint; its cluster is empty outside of multi-cluster zones. */
        record Endpoint(String name, String cluster) implements Prefix {}

        /** Ports of a name and a protocol; what is empty matches anything. */
        record Port(String name, String protocol) implements Prefix {
            @Override
            public boolean matches(String portName, String portProtocol) {
                return (name.isEmpty() || name.equalsIgnoreCase(portName))
                        && (protocol.isEmpty() || protocol.equalsIgnoreCase(portProtocol));
            }
        }

        /** The endpoints in a topology zone; if there is none and the zone is only preferred, all of them. */
        record TopologyZone(String zone, boolean preferred) implements Prefix {}
    }

    private static final Prefix NONE = new Prefix.None();
    private static final RecordRequest STRUCTURE = new RecordRequest(Subject.STRUCTURE, "", "", NONE);
    private static final String ZONE = "_zone";

    /** Reads the part of a name before the zone, or none if no name of this shape exists. */
    // plugin/kubernetes/parse.go, parseRequest
    static Option<RecordRequest> parse(DomainName beforeZone, Grammar grammar) {
        Vector<String> labels = beforeZone.lowerCase().labels();
        int count = labels.size();
        if (count == 0) {
            return Option.some(STRUCTURE);
        }
        boolean service = labels.last().equals("svc");
        if (!service && !labels.last().equals("pod")) {
            return Option.none();
        }
        Subject subject = service ? Subject.SERVICE : Subject.POD;
        return switch (count) {
            case 1 -> Option.some(STRUCTURE);
            case 2 -> Option.some(new RecordRequest(subject, labels.get(0), "", NONE));
            case 3 -> Option.some(new RecordRequest(subject, labels.get(1), labels.get(0), NONE));
            default ->
                prefix(labels.dropRight(3), grammar, service)
                        .map(prefix ->
                                new RecordRequest(subject, labels.get(count - 2), labels.get(count - 3), prefix));
        };
    }

    private static Option<Prefix> prefix(Vector<String> labels, Grammar grammar, boolean service) {
        String first = labels.head();
        return switch (labels.size()) {
            case 1 -> Option.some(new Prefix.Endpoint(first, ""));
            case 2 -> Option.some(pair(first, labels.last(), grammar));
            default -> grammar == Grammar.ZONAL && service ? topologyZone(labels) : Option.none();
        };
    }

    private static Prefix pair(String first, String second, Grammar grammar) {
        return grammar == Grammar.MULTICLUSTER && !first.startsWith("_") && !second.startsWith("_")
                ? new Prefix.Endpoint(first, second)
                : new Prefix.Port(stripped(first), stripped(second));
    }

    static String stripped(String label) {
        return label.startsWith("_") ? label.substring(1) : label;
    }

    /** A topology zone may itself have dots; how it is asked for and the anchor stand right of it. */
    private static Option<Prefix> topologyZone(Vector<String> labels) {
        String directive = labels.get(labels.size() - 2);
        return labels.last().equals(ZONE) && (directive.equals("pin") || directive.equals("prefer"))
                ? Option.some(new Prefix.TopologyZone(labels.dropRight(2).mkString("."), directive.equals("prefer")))
                : Option.none();
    }

    /** Whether one endpoint is asked for. */
    boolean isForEndpoint() {
        return prefix instanceof Prefix.Endpoint;
    }

    /** Whether more is said than the Service: an endpoint, a port, a topology zone. */
    boolean isNarrowed() {
        return !(prefix instanceof Prefix.None) && !prefix.equals(new Prefix.Port("", ""));
    }
}
