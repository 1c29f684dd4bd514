package io.github.kubevalue.net.nftables;

import io.github.kubevalue.net.netfilter.stack.HookedRules;
import io.github.kubevalue.net.netfilter.stack.Passing;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What expressions find in a packet. */
final class ExpressionRun {
    static final Datum YES = new Datum.Number(1);
    private static final Datum NO = new Datum.Number(0);

    private final Passing packet;
    private final NftTable table;
    private final NftChain chain;

    ExpressionRun(Passing packet, NftTable table, NftChain chain) {
        this.packet = packet;
        this.table = table;
        this.chain = chain;
    }

    Reading read(Expression expression) {
        if (expression instanceof Expression.Of of) {
            return of.key().read(new PacketFacts(packet));
        }
        if (expression instanceof Expression.Constant constant) {
            return new Reading.Found(constant.values());
        }
        if (expression instanceof Expression.Concatenation concatenation) {
            return concatenated(concatenation);
        }
        if (expression instanceof Expression.Bitwise bitwise) {
            return bitwise(bitwise);
        }
        if (expression instanceof Expression.Mapped mapped) {
            return read(mapped.key()).then(key -> mapped(mapped.map(), key));
        }
        Expression.Drawn drawn = (Expression.Drawn) expression;
        int number = packet.choice().among(table.name() + " " + chain.name(), drawn.modulus());
        return Reading.of(drawn.offset() + number);
    }

    private Reading concatenated(Expression.Concatenation expression) {
        Reading all = new Reading.Found(Vector.empty());
        for (Expression part : expression.parts()) {
            Reading found = read(part);
            Reading next = found instanceof Reading.NotModelled not ? Reading.of(new Datum.Unknown(not.text())) : found;
            all = all.then(before -> next.then(values -> new Reading.Found(before.appendAll(values))));
        }
        return all;
    }

    private Reading bitwise(Expression.Bitwise expression) {
        return read(expression.left())
                .then(left -> read(expression.right())
                        .then(right -> Reading.of(expression.operator().apply(number(left), number(right)))));
    }

    private static long number(Vector<Datum> values) {
        return values.head().number().getOrElseThrow(() -> new IllegalStateException(values.head() + " is no number"));
    }

    private Reading mapped(Members map, Vector<Datum> key) {
        return doubt(map, key)
                .getOrElse(() -> find(map, key)
                        .<Reading>map(element -> new Reading.Found(element.data()))
                        .getOrElse(Reading.MISSING));
    }

    /** Why nobody can say whether a set or map has a key. */
    Option<Reading> doubt(Members members, Vector<Datum> key) {
        if (members instanceof Members.Named named
                && table.sets().get(named.name()).forAll(set -> set.type().isEmpty())) {
            return Option.some(new Reading.NotModelled("set " + named.name()));
        }
        Reading known = new Reading.Found(key).known();
        return Option.when(known instanceof Reading.NotModelled && mayHave(members, key), known);
    }

    /** Where no element, and no key that a rule has put in, could be for the key, it does not matter what is not known of it. */
    private boolean mayHave(Members members, Vector<Datum> key) {
        return elements(members).mayHave(key)
                || members instanceof Members.Named named
                        && Elements.mayHave(
                                now().keys().of(named.name(), packet.at().now()), key);
    }

    /** The elements of a set or map; of those with a name as the table was loaded. */
    private Elements elements(Members members) {
        return members instanceof Members.Named named
                ? table.sets().get(named.name()).map(NftSet::all).getOrElse(Elements.NONE)
                : ((Members.Anonymous) members).elements();
    }

    Option<NftElement> find(Members members, Vector<Datum> key) {
        return elements(members).find(key);
    }

    /** Whether a set has a key: a number that is 1 if so. */
    Reading contains(Members members, Vector<Datum> key) {
        boolean found = members instanceof Members.Named named
                ? now().contains(named.name(), key, packet.at().now())
                : find(members, key).isDefined();
        return doubt(members, key).getOrElse(() -> Reading.of(found ? YES : NO));
    }

    /** The table as it is now; an earlier rule may have changed what it remembers. */
    NftTable now() {
        Option<HookedRules> now = packet.state().hooked().get(table.name());
        return now.getOrElse(table) instanceof NftTable same ? same : table;
    }
}
