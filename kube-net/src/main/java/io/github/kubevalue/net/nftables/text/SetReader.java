package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.Elements;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftFamily;
import io.github.kubevalue.net.nftables.NftSet;
import io.github.kubevalue.net.nftables.Pattern;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** Reads a set or a map. Where its types, or an element, are not understood, it is kept word for word, without types. */
final class SetReader {
    private final NftFamily family;
    private final Block block;
    private NftSet set;

    private SetReader(NftFamily family, Block block, NftSet set) {
        this.family = family;
        this.block = block;
        this.set = set;
    }

    static NftSet read(NftFamily family, Block block) {
        NftSet named = NftSet.set(block.name()).withListed(Option.some(block.text()));
        SetReader reader = new SetReader(family, block, named);
        try {
            reader.read();
            return reader.set;
        } catch (NotUnderstood what) {
            return named;
        }
    }

    private void read() {
        for (String line : block.statements()) {
            Tokens tokens = Tokens.of(line);
            switch (tokens.next()) {
                case "type" -> types(tokens, this::named);
                case "typeof" -> types(tokens, this::typeOf);
                case "comment" -> set = set.commented(tokens.quoted());
                case "timeout" -> set = set.withTimeout(Option.some(Times.parse(tokens)));
                case "elements" -> elements(tokens.expect("=").expect("{"));
                case "size" -> set = set.withSize(Option.some(size(tokens)));
                case "flags", "policy", "auto-merge", "gc-interval", "counter" -> {
                    // nothing on which a verdict depends
                }
                default -> throw tokens.notUnderstood();
            }
        }
    }

    private static int size(Tokens tokens) {
        String word = tokens.next();
        return Try.of(() -> Integer.valueOf(word)).getOrElseThrow(tokens::notUnderstood);
    }

    /** Reads the types of one side of the colon. */
    @FunctionalInterface
    private interface Side {
        Seq<DataType> read(Tokens tokens);
    }

    private void types(Tokens tokens, Side side) {
        set = set.withType(side.read(tokens));
        if (tokens.skip(":")) {
            if (tokens.skip("verdict")) {
                set = set.withVerdicts(true);
            } else {
                set = set.withDataType(side.read(tokens));
            }
        }
    }

    private Seq<DataType> named(Tokens tokens) {
        Vector<DataType> types = Vector.empty();
        do {
            types = types.append(DataType.tryParse(tokens.next()).getOrElseThrow(tokens::notUnderstood));
        } while (tokens.skip("."));
        return types;
    }

    private Seq<DataType> typeOf(Tokens tokens) {
        return ExpressionReader.types(new ExpressionReader(tokens, family).expression());
    }

    private void elements(Tokens tokens) {
        Statements statements = new Statements(tokens, family);
        ElementReader.Data data = set.verdicts()
                ? statements::verdict
                : set.dataType().isEmpty() ? SetReader::none : statements.data(set.dataType());
        Elements all = Elements.NONE;
        for (ElementReader.Read read : new ElementReader(tokens, set.type(), data).elements()) {
            if (read.expires().isDefined()) {
                set = set.withExpiring(
                        set.expiring().put(lasting(read), read.expires().get()));
            } else {
                all = all.with(read.key(), read.element());
            }
        }
        set = set.withElements(all.exact()).withWide(all.wide());
    }

    /** The key of an element that leaves its set; only single keys that lead to nothing are remembered so. */
    private static Vector<Datum> lasting(ElementReader.Read read) {
        NftElement element = read.element();
        boolean isKey = read.key().forAll(Pattern.One.class::isInstance)
                && element.verdict().isEmpty()
                && element.data().isEmpty();
        if (!isKey) {
            throw new NotUnderstood("a time for a range, or for what a map says");
        }
        return element.key();
    }

    private static NftElement none(NftElement element) {
        throw new NotUnderstood("data in a set");
    }
}
