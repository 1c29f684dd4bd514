package io.github.kubevalue.dns.plugin.loadbalance;

import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How often each address of a name is to come first: a file with names, and under each its addresses and their weights.
 *
 * @param names by name, in the case in which it is written, with a final dot
 */
// plugin/loadbalance/weighted.go, parseWeights
public record Weights(Map<String, Vector<Weight>> names) {
    /** No weight is given. */
    public static final Weights NONE = new Weights(LinkedHashMap.empty());

    private static final int STANDARD = 1;

    /** The weight of an address, 1 to 255. */
    public record Weight(Ip address, int value) {}

    static Either<String, Weights> parse(String file, String text) {
        Weights weights = NONE;
        Option<String> name = Option.none();
        for (String line : text.lines().map(String::trim).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\\s+");
            if (fields.length > 2) {
                return Either.left("could not parse weight line:\"" + line + "\" in weight file " + file);
            }
            if (fields.length == 1) {
                if (Ip.tryParse(fields[0]).isDefined()) {
                    return Either.left("wrong domain name:\"" + fields[0] + "\" in weight file " + file
                            + ". (Maybe a missing weight value?)");
                }
                name = Option.some(fields[0].endsWith(".") ? fields[0] : fields[0] + ".");
                weights = weights.with(name.get(), Vector.empty());
                continue;
            }
            Either<String, Weight> weight = weight(file, fields[0], fields[1]);
            if (weight.isLeft()) {
                return Either.left(weight.getLeft());
            }
            if (name.isEmpty()) {
                return Either.left("missing domain name in weight file " + file);
            }
            weights = weights.with(name.get(), Vector.of(weight.get()));
        }
        return Either.right(weights);
    }

    private static Either<String, Weight> weight(String file, String address, String value) {
        Option<Ip> ip = Ip.tryParse(address);
        if (ip.isEmpty()) {
            return Either.left("wrong IP address:\"" + address + "\" in weight file " + file);
        }
        return value.matches("0*[1-9][0-9]{0,2}") && Integer.parseInt(value) <= 255
                ? Either.right(new Weight(ip.get(), Integer.parseInt(value)))
                : Either.left("wrong weight value:\"" + value + "\" in weight file " + file);
    }

    private Weights with(String name, Vector<Weight> more) {
        return new Weights(names.put(name, names.getOrElse(name, Vector.empty()).appendAll(more)));
    }

    int of(ResourceRecord address) {
        return names.getOrElse(address.name().toString(), Vector.empty())
                .find(weight -> weight.address().equals(Kinds.ip(address)))
                .map(Weight::value)
                .getOrElse(STANDARD);
    }
}
