package io.github.kubevalue.dns.gotemplate;

import io.github.kubevalue.dns.gotemplate.Pipeline.Command;
import io.github.kubevalue.dns.gotemplate.Pipeline.Operand;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** One execution of a template. */
// text/template/exec.go
final class Execution {
    /** Stands in faults for the name of the template. */
    static final String NAME = "\0";

    private static final int MOST = 65_536;
    private final StringBuilder text = new StringBuilder();
    private final Value data;
    private final Deque<Map<String, Value>> scopes = new ArrayDeque<>();

    Execution(Value data) {
        this.data = data;
        scopes.push(new HashMap<>(Map.of("$", data)));
    }

    /** How the parts of a list end. */
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    String run(Vector<Node> nodes) throws Fault {
        list(nodes, data);
        return text.toString();
    }

    private Flow list(Vector<Node> nodes, Value dot) throws Fault {
        for (Node node : nodes) {
            Flow flow = node(node, dot);
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    private Flow node(Node node, Value dot) throws Fault {
        if (node instanceof Node.Text found) {
            text.append(found.text());
        } else if (node instanceof Node.Action action) {
            Value value = pipeline(action.pipeline(), dot);
            text.append(action.pipeline().variables().isEmpty() ? value : "");
        } else if (node instanceof Node.Range range) {
            return range(range, dot);
        } else if (node instanceof Node.Break) {
            return Flow.BREAK;
        } else if (node instanceof Node.Continue) {
            return Flow.CONTINUE;
        } else {
            return choice(node, dot);
        }
        if (text.length() > MOST) {
            throw new Fault(" not modelled: a text of more than " + MOST + " characters");
        }
        return Flow.ON;
    }

    private Flow choice(Node node, Value dot) throws Fault {
        scopes.push(new HashMap<>());
        try {
            if (node instanceof Node.With with) {
                Value value = pipeline(with.value(), dot);
                return value.isTrue() ? list(with.then(), value) : list(with.otherwise(), dot);
            }
            Node.If choice = (Node.If) node;
            return list(pipeline(choice.condition(), dot).isTrue() ? choice.then() : choice.otherwise(), dot);
        } finally {
            scopes.pop();
        }
    }

    private Flow range(Node.Range range, Value dot) throws Fault {
        Pipeline pipeline = range.values();
        Vector<Value[]> pairs = pairs(pipeline, value(pipeline, dot));
        if (pairs.isEmpty()) {
            return list(range.otherwise(), dot);
        }
        for (Value[] pair : pairs) {
            scopes.push(new HashMap<>());
            if (pipeline.variables().size() == 1) {
                set(pipeline, 0, pair[1]);
            } else if (pipeline.variables().size() == 2) {
                set(pipeline, 0, pair[0]);
                set(pipeline, 1, pair[1]);
            }
            Flow flow = list(range.each(), pair[1]);
            scopes.pop();
            if (flow == Flow.BREAK) {
                break;
            }
        }
        return Flow.ON;
    }

    private static Vector<Value[]> pairs(Pipeline pipeline, Value values) throws Fault {
        if (values instanceof Value.Items items) {
            return items.items().zipWithIndex().map(item ->
                    new Value[] {new Value.Whole(item._2), new Value.Text(item._1)});
        }
        if (values instanceof Value.Table table) {
            return table.entries().toVector().map(entry ->
                    new Value[] {new Value.Text(entry._1), new Value.Text(entry._2)});
        }
        if (values instanceof Value.Whole && pipeline.variables().size() > 1) {
            throw Fault.at(
                    pipeline.place(), pipeline, "can't use " + values + " to iterate over more than one variable");
        }
        if (values instanceof Value.Whole whole && whole.number() <= MOST) {
            return Vector.range(0L, whole.number())
                    .map(number -> new Value[] {new Value.Whole(number), new Value.Whole(number)});
        }
        if (values instanceof Value.None) {
            return Vector.empty();
        }
        throw Fault.at(pipeline.place(), pipeline, "range can't iterate over " + values);
    }

    private Value pipeline(Pipeline pipeline, Value dot) throws Fault {
        Value value = value(pipeline, dot);
        if (!pipeline.variables().isEmpty()) {
            set(pipeline, 0, value);
        }
        return value;
    }

    private void set(Pipeline pipeline, int place, Value value) throws Fault {
        String name = pipeline.variables().get(place);
        if (!pipeline.assigns()) {
            scopes.element().put(name, value);
            return;
        }
        for (Map<String, Value> scope : scopes) {
            if (scope.replace(name, value) != null) {
                return;
            }
        }
        Operand last = pipeline.commands().last().operands().last();
        throw Fault.at(last.place(), last, "undefined variable: " + name);
    }

    private Value value(Pipeline pipeline, Value dot) throws Fault {
        Option<Value> last = Option.none();
        for (Command command : pipeline.commands()) {
            last = Option.some(command(command, last, dot));
        }
        return last.get();
    }

    private Value command(Command command, Option<Value> last, Value dot) throws Fault {
        Operand first = command.operands().head();
        Vector<Operand> rest = command.operands().tail();
        if (first instanceof Pipeline.Function function) {
            return called(command, function.name(), rest, last, dot);
        }
        if (first instanceof Pipeline.Fields fields && !fields.names().isEmpty()) {
            return fields(fields, rest, last, dot);
        }
        if (!rest.isEmpty() || last.isDefined()) {
            throw Fault.at(first.place(), first, "can't give argument to non-function " + first);
        }
        if (first instanceof Pipeline.Nil) {
            throw Fault.at(first.place(), first, "nil is not a command");
        }
        return operand(first, dot);
    }

    /** Arguments of {@code and} and {@code or} are not looked at once the result is known. */
    private Value called(Command command, String name, Vector<Operand> operands, Option<Value> last, Value dot)
            throws Fault {
        boolean isAnd = name.equals("and");
        if (isAnd || name.equals("or")) {
            Value value = Value.NONE;
            for (Operand operand : operands) {
                value = operand(operand, dot);
                if (value.isTrue() != isAnd) {
                    return value;
                }
            }
            return last.getOrElse(value);
        }
        int least = Functions.least(name);
        int count = operands.size() + (last.isDefined() ? 1 : 0);
        if (count < least || count > least && !Functions.isVariadic(name)) {
            Operand function = command.operands().head();
            String wanted = Functions.isVariadic(name) ? "at least " + least : String.valueOf(least);
            throw Fault.at(
                    function.place(),
                    function,
                    "wrong number of args for " + name + ": want " + wanted + " got " + count);
        }
        Vector<Value> arguments = Vector.empty();
        for (int i = 0; i < operands.size(); i++) {
            arguments = arguments.append(argument(operands.get(i), Functions.type(name, i), dot));
        }
        try {
            return Functions.call(name, arguments.appendAll(last));
        } catch (Fault fault) {
            throw Fault.at(
                    command.operands().head().place(), command, "error calling " + name + ": " + fault.getMessage());
        }
    }

    /** An argument of that type; any type if that is empty. */
    private Value argument(Operand operand, String type, Value dot) throws Fault {
        Value value = operand(operand, dot);
        if (type.isEmpty() || value.type().equals(type)) {
            return value;
        }
        throw Fault.at(
                operand.place(),
                operand,
                operand instanceof Pipeline.Literal literal
                        ? "expected " + (type.equals("int") ? "integer" : type) + "; found " + literal
                        : value instanceof Value.None
                                ? "invalid value; expected " + type
                                : "wrong type for value; expected " + type + "; got " + value.type());
    }

    private Value operand(Operand operand, Value dot) throws Fault {
        if (operand instanceof Pipeline.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Pipeline.Nil) {
            return Value.NONE;
        }
        if (operand instanceof Pipeline.Function function) {
            return called(new Command(Vector.of(function)), function.name(), Vector.empty(), Option.none(), dot);
        }
        return fields((Pipeline.Fields) operand, Vector.empty(), Option.none(), dot);
    }

    private Value fields(Pipeline.Fields fields, Vector<Operand> arguments, Option<Value> last, Value dot)
            throws Fault {
        Value value = fields.pipeline().isDefined()
                ? value(fields.pipeline().get(), dot)
                : fields.variable().map(this::variable).getOrElse(dot);
        for (String name :
                fields.names().isEmpty() ? fields.names() : fields.names().init()) {
            value = field(fields, name, value);
        }
        if (fields.names().isEmpty()) {
            return value;
        }
        String name = fields.names().last();
        Option<Value.Method> method =
                value instanceof Value.Struct struct ? struct.methods().get(name) : Option.none();
        if (method.isDefined()) {
            return called(fields, name, method.get(), arguments, last, dot);
        }
        if (!arguments.isEmpty() || last.isDefined()) {
            throw Fault.at(fields.place(), fields, name + " has arguments but cannot be invoked as function");
        }
        return field(fields, name, value);
    }

    private Value called(
            Pipeline.Fields fields,
            String name,
            Value.Method method,
            Vector<Operand> arguments,
            Option<Value> last,
            Value dot)
            throws Fault {
        int count = arguments.size() + (last.isDefined() ? 1 : 0);
        if (count != 1) {
            throw Fault.at(fields.place(), fields, "wrong number of args for " + name + ": want 1 got " + count);
        }
        return method.call((arguments.isEmpty() ? last.get() : argument(arguments.head(), "string", dot)).toString());
    }

    private Value variable(String name) {
        for (Map<String, Value> scope : scopes) {
            Value value = scope.get(name);
            if (value != null) {
                return value;
            }
        }
        return Value.NONE;
    }

    private static Value field(Pipeline.Fields fields, String name, Value of) throws Fault {
        if (of instanceof Value.Table table) {
            return table.entries().get(name).<Value>map(Value.Text::new).getOrElse(Value.NONE);
        }
        if (of instanceof Value.None) {
            return of;
        }
        Option<Value> field =
                of instanceof Value.Struct struct ? struct.fields().get(name) : Option.none();
        return field.getOrElseThrow(
                () -> Fault.at(fields.place(), fields, "can't evaluate field " + name + " in type " + of.type()));
    }
}
