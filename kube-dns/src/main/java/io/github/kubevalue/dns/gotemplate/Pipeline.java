package io.github.kubevalue.dns.gotemplate;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Commands, each of which gets the value of the one before it as its last argument.
 *
 * @param place where it is
 * @param variables the variables that get the value
 * @param assigns whether they exist already
 * @param commands at least one
 */
record Pipeline(String place, Vector<String> variables, boolean assigns, Vector<Command> commands) {

    /** A function or a value, and arguments. */
    record Command(Vector<Operand> operands) {
        @Override
        public String toString() {
            return operands.mkString(" ");
        }
    }

    /** What a command consists of. {@code toString} is how it is written. */
    sealed interface Operand {
        /** Where it is. */
        String place();
    }

    /** A value that is written in the template. */
    record Literal(String place, Value value, String text) implements Operand {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A function. */
    record Function(String place, String name) implements Operand {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code nil}, which is no command. */
    record Nil(String place) implements Operand {
        @Override
        public String toString() {
            return "nil";
        }
    }

    /** Fields, one after the other, of the dot, of a variable or of the value of a pipeline. */
    record Fields(String place, Option<String> variable, Option<Pipeline> pipeline, Vector<String> names)
            implements Operand {
        @Override
        public String toString() {
            String base = variable.getOrElse(
                    () -> pipeline.map(inner -> "(" + inner + ")").getOrElse(names.isEmpty() ? "." : ""));
            return base + names.map(name -> "." + name).mkString();
        }
    }

    @Override
    public String toString() {
        String head = variables.isEmpty() ? "" : variables.mkString(", ") + (assigns ? " = " : " := ");
        return head + commands.mkString(" | ");
    }
}
