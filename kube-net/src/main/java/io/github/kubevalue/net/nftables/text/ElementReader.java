package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.Pattern;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads the elements of sets and maps. */
final class ElementReader {
    private final Tokens tokens;
    private final Seq<DataType> types;
    private final Data data;

    /** Reads what a map says of a key. */
    @FunctionalInterface
    interface Data {
        NftElement read(NftElement element);
    }

    /** One element as it was read. */
    record Read(Vector<Pattern> key, NftElement element, Option<Duration> expires) {}

    ElementReader(Tokens tokens, Seq<DataType> types, Data data) {
        this.tokens = tokens;
        this.types = types;
        this.data = data;
    }

    /** The elements up to the closing brace; the opening one has been read. */
    Seq<Read> elements() {
        Vector<Read> elements = Vector.empty();
        while (!tokens.skip("}")) {
            elements = elements.append(element());
            if (!tokens.at("}")) {
                tokens.expect(",");
            }
        }
        return elements;
    }

    private Read element() {
        Vector<Pattern> key = tokens.at("*") ? any() : new ValueReader(tokens).patterns(types);
        NftElement element = new NftElement(key.map(ElementReader::first), Option.none(), Option.none());
        Option<Duration> expires = Option.none();
        while (!tokens.at(",") && !tokens.at("}") && !tokens.at(":")) {
            switch (tokens.next()) {
                case "comment" -> element = element.commented(tokens.quoted());
                case "expires" -> expires = Option.some(Times.parse(tokens));
                case "timeout" -> Times.parse(tokens);
                case "counter" -> Statements.counter(tokens);
                case "limit", "quota", "last", "ct" -> throw tokens.notUnderstood();
                default -> throw tokens.error("an element ends here");
            }
        }
        return new Read(key, tokens.skip(":") ? data.read(element) : element, expires);
    }

    private Vector<Pattern> any() {
        tokens.next();
        return Vector.fill(types.size(), () -> Pattern.ANY);
    }

    private static Datum first(Pattern pattern) {
        if (pattern instanceof Pattern.One one) {
            return one.value();
        }
        return pattern instanceof Pattern.Range range ? range.first() : new Datum.Name("*");
    }
}
