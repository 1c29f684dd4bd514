package io.github.kubevalue.model.cel;

import io.vavr.collection.Vector;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One way to call a function.
 *
 * @param name the function; those of a namespace have its name before theirs, {@code sets.contains}
 * @param member whether it is called on its first argument
 * @param parameters the types of the arguments
 * @param result the type of the result
 * @param body what it does
 */
record Overload(
        String name, boolean member, Vector<CelType> parameters, CelType result, Function<Vector<Val>, Val> body) {

    /**
     * Returns a function that is written {@code string.startsWith(string): bool} if it is called on its first argument,
     * and {@code size(string): int} or {@code ::sets.contains(list(A), list(A)): bool} if it is not.
     */
    static Overload of(String signature, Function<Vector<Val>, Val> body) {
        int end = signature.lastIndexOf("): ");
        int open = open(signature, end);
        String head = signature.substring(0, open);
        int dot = head.lastIndexOf('.');
        boolean qualified = head.startsWith("::");
        boolean member = !qualified && dot > 0;
        Vector<CelType> arguments = Types.list(signature.substring(open + 1, end));
        return new Overload(
                qualified ? head.substring(2) : member ? head.substring(dot + 1) : head,
                member,
                member ? arguments.prepend(Types.parse(head.substring(0, dot))) : arguments,
                Types.parse(signature.substring(end + 3)),
                body);
    }

    static Overload unary(String signature, UnaryOperator<Val> body) {
        return of(signature, args -> body.apply(args.get(0)));
    }

    static Overload binary(String signature, BinaryOperator<Val> body) {
        return of(signature, args -> body.apply(args.get(0), args.get(1)));
    }

    /** The parenthesis that belongs to the one at the end. */
    private static int open(String signature, int end) {
        int depth = 1;
        int at = end;
        while (depth > 0) {
            at--;
            depth += signature.charAt(at) == ')' ? 1 : signature.charAt(at) == '(' ? -1 : 0;
        }
        return at;
    }

    /** Whether it can be called with these values. */
    boolean takes(Vector<Val> values) {
        return parameters.size() == values.size()
                && parameters.zip(values).forAll(pair -> Types.isOf(pair._2, pair._1));
    }

    boolean isCalled(boolean onTarget, int arguments) {
        return member == onTarget && parameters.size() == arguments;
    }
}
