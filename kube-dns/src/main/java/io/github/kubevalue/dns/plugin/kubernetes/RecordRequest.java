package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a name in a zone asks for, by the position of its labels alone. Texts are in lower case, empty where the name has
 * no such label.
 */
record RecordRequest(Subject subject, String namespace, String service, String endpoint, String port, String protocol) {

    /** The label left of the zone. */
    enum Subject {
        /** The zone itself, {@code svc} or {@code pod}: a node of the tree without records. */
        STRUCTURE,
        SERVICE,
        POD
    }

    private static final RecordRequest STRUCTURE = new RecordRequest(Subject.STRUCTURE, "", "", "", "", "");

    /** Reads the part of a name before the zone, or none if no name of this shape exists. */
    // plugin/kubernetes/parse.go, parseRequest
    static Option<RecordRequest> parse(DomainName beforeZone) {
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
            case 2 -> Option.some(new RecordRequest(subject, labels.get(0), "", "", "", ""));
            case 3 -> Option.some(new RecordRequest(subject, labels.get(1), labels.get(0), "", "", ""));
            case 4 -> Option.some(new RecordRequest(subject, labels.get(2), labels.get(1), labels.get(0), "", ""));
            case 5 ->
                Option.some(new RecordRequest(
                        subject, labels.get(3), labels.get(2), "", stripped(labels.get(0)), stripped(labels.get(1))));
            default -> Option.none();
        };
    }

    private static String stripped(String label) {
        return label.startsWith("_") ? label.substring(1) : label;
    }

    /** Whether a port of that name and protocol is meant; what the name leaves empty matches anything. */
    boolean matches(String portName, String portProtocol) {
        return (port.isEmpty() || port.equalsIgnoreCase(portName))
                && (protocol.isEmpty() || protocol.equalsIgnoreCase(portProtocol));
    }

    boolean hasPort() {
        return !port.isEmpty() || !protocol.isEmpty();
    }
}
