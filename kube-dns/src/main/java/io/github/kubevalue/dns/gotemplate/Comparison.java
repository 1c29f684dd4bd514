package io.github.kubevalue.dns.gotemplate;

import io.vavr.collection.Vector;

/** The functions that compare. */
// text/template/funcs.go, eq and lt
final class Comparison {
    private Comparison() {}

    static Value call(String name, Vector<Value> arguments) throws Fault {
        if (name.equals("eq")) {
            return equalToSome(arguments.head(), arguments.tail());
        }
        Value first = arguments.get(0);
        Value second = arguments.get(1);
        return new Value.Flag(
                switch (name) {
                    case "ne" -> !isEqual(first, second);
                    case "lt" -> compared(first, second) < 0;
                    case "le" -> compared(first, second) <= 0;
                    case "gt" -> compared(first, second) > 0;
                    default -> compared(first, second) >= 0;
                });
    }

    private static Value equalToSome(Value first, Vector<Value> others) throws Fault {
        if (others.isEmpty()) {
            throw new Fault("missing argument for comparison");
        }
        for (Value other : others) {
            if (isEqual(first, other)) {
                return new Value.Flag(true);
            }
        }
        return new Value.Flag(false);
    }

    private static boolean isEqual(Value first, Value second) throws Fault {
        if (first instanceof Value.None || second instanceof Value.None) {
            return first.equals(second);
        }
        if (!first.getClass().equals(second.getClass())) {
            throw incompatible(first, second);
        }
        if (!isBasic(first)) {
            throw new Fault("non-comparable type " + first + ": " + second.type());
        }
        return first.toString().equals(second.toString());
    }

    private static int compared(Value first, Value second) throws Fault {
        if (!isBasic(first) || !isBasic(second)) {
            throw new Fault("invalid type for comparison");
        }
        if (!first.getClass().equals(second.getClass())) {
            throw incompatible(first, second);
        }
        if (first instanceof Value.Whole one && second instanceof Value.Whole two) {
            return Long.compare(one.number(), two.number());
        }
        if (first instanceof Value.Flag) {
            throw new Fault("invalid type for comparison");
        }
        return first.toString().compareTo(second.toString());
    }

    private static Fault incompatible(Value first, Value second) {
        return new Fault("incompatible types for comparison: " + first.type() + " and " + second.type());
    }

    private static boolean isBasic(Value value) {
        return value instanceof Value.Text || value instanceof Value.Whole || value instanceof Value.Flag;
    }
}
