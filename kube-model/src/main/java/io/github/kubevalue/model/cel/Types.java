package io.github.kubevalue.model.cel;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;

/** Types as signatures write them, and which value is of which. */
final class Types {
    static final CelType QUANTITY = CelType.opaque("kubernetes.Quantity");
    static final CelType IP = CelType.opaque("net.IP");
    static final CelType CIDR = CelType.opaque("net.CIDR");
    static final CelType URL = CelType.opaque("kubernetes.URL");
    static final CelType SEMVER = CelType.opaque("kubernetes.Semver");
    static final CelType FORMAT = CelType.opaque("kubernetes.NamedFormat");

    private static final Map<String, CelType> NAMED = HashMap.ofEntries(Vector.of(
                    CelType.BOOL,
                    CelType.INT,
                    CelType.UINT,
                    CelType.DOUBLE,
                    CelType.STRING,
                    CelType.BYTES,
                    CelType.NULL,
                    CelType.TIMESTAMP,
                    CelType.DURATION,
                    CelType.DYN)
            .map(type -> Tuple.of(type.name(), type))
            .appendAll(HashMap.of("quantity", QUANTITY, "ip", IP, "cidr", CIDR, "url", URL, "semver", SEMVER)
                    .put("format", FORMAT)
                    .put("authorizer", CelType.opaque("kubernetes.authorization.Authorizer"))
                    .put("pathcheck", CelType.opaque("kubernetes.authorization.PathCheck"))
                    .put("groupcheck", CelType.opaque("kubernetes.authorization.GroupCheck"))
                    .put("resourcecheck", CelType.opaque("kubernetes.authorization.ResourceCheck"))
                    .put("decision", CelType.opaque("kubernetes.authorization.Decision"))));

    private Types() {}

    static CelType parse(String text) {
        int open = text.indexOf('(');
        if (open > 0) {
            Vector<CelType> parameters = list(text.substring(open + 1, text.length() - 1));
            return switch (text.substring(0, open)) {
                case "list" -> CelType.list(parameters.head());
                case "map" -> CelType.map(parameters.get(0), parameters.get(1));
                case "optional" -> CelType.optional(parameters.head());
                default -> CelType.type(parameters.head());
            };
        }
        return NAMED.getOrElse(text, CelType.parameter(text));
    }

    /** Returns the types between commas, but for those within parentheses. */
    static Vector<CelType> list(String text) {
        Vector<CelType> types = Vector.empty();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                types = types.append(parse(text.substring(from, at).strip()));
                from = at + 1;
            }
        }
        return text.isBlank() ? types : types.append(parse(text.substring(from).strip()));
    }

    /** Whether a value is of a type, as far as it shows without looking into it. */
    static boolean isOf(Val value, CelType type) {
        return switch (type.kind()) {
            case DYN, PARAMETER -> true;
            case GENERIC -> value.type().name().equals(type.name());
            case SIMPLE, OBJECT, OPEN_OBJECT, OPAQUE -> value.type().equals(type);
        };
    }
}
