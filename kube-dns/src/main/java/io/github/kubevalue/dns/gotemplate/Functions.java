package io.github.kubevalue.dns.gotemplate;

import io.github.kubevalue.dns.corefile.GoText;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The functions of a template: those that Go predefines, and {@code parseInt}, which CoreDNS adds. */
// text/template/funcs.go; plugin/template/template.go, newTemplate
final class Functions {
    static final Set<String> NOT_MODELLED = HashSet.of("call", "js");
    static final Set<String> NAMES = HashSet.of(
            "and",
            "or",
            "not",
            "len",
            "index",
            "slice",
            "print",
            "printf",
            "println",
            "html",
            "urlquery",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "parseInt");

    private Functions() {}

    /** How many arguments a function has at least. */
    static int least(String name) {
        return switch (name) {
            case "print", "println", "html", "urlquery" -> 0;
            case "ne", "lt", "le", "gt", "ge" -> 2;
            case "parseInt" -> 3;
            default -> 1;
        };
    }

    /** Whether a function may have more arguments. */
    static boolean isVariadic(String name) {
        return switch (name) {
            case "not", "len", "ne", "lt", "le", "gt", "ge", "parseInt" -> false;
            default -> true;
        };
    }

    /** The type that an argument must have; empty if any will do. */
    static String type(String name, int place) {
        return switch (name) {
            case "parseInt" -> place == 0 ? "string" : "int";
            case "printf" -> place == 0 ? "string" : "";
            default -> "";
        };
    }

    static Value call(String name, Vector<Value> arguments) throws Fault {
        return switch (name) {
            case "not" -> new Value.Flag(!arguments.head().isTrue());
            case "len" -> length(arguments.head());
            case "index" -> index(arguments);
            case "slice" -> slice(arguments);
            case "print" -> new Value.Text(Printing.spaced(arguments));
            case "println" -> new Value.Text(arguments.mkString(" ") + "\n");
            case "printf" -> printf(arguments);
            case "html" -> new Value.Text(html(printable(arguments)));
            case "urlquery" ->
                new Value.Text(URLEncoder.encode(printable(arguments), StandardCharsets.UTF_8)
                        .replace("*", "%2A")
                        .replace("%7E", "~"));
            case "parseInt" -> parseInt(arguments);
            default -> Comparison.call(name, arguments);
        };
    }

    // text/template/funcs.go, evalArgs
    private static String printable(Vector<Value> arguments) {
        return Printing.spaced(
                arguments.map(each -> each instanceof Value.None ? new Value.Text(each.toString()) : each));
    }

    private static Value length(Value of) throws Fault {
        if (of instanceof Value.Text text) {
            return new Value.Whole(text.text().getBytes(StandardCharsets.UTF_8).length);
        }
        if (of instanceof Value.Items items) {
            return new Value.Whole(items.items().size());
        }
        if (of instanceof Value.Table table) {
            return new Value.Whole(table.entries().size());
        }
        throw new Fault(of instanceof Value.None ? "len of nil pointer" : "len of type " + of.type());
    }

    private static Value index(Vector<Value> arguments) throws Fault {
        Value value = arguments.head();
        if (value instanceof Value.None) {
            throw new Fault("index of untyped nil");
        }
        for (Value key : arguments.tail()) {
            value = index(value, key);
        }
        return value;
    }

    private static Value index(Value of, Value key) throws Fault {
        if (of instanceof Value.Items items) {
            return new Value.Text(items.items().get(place(key, items.items().size())));
        }
        if (of instanceof Value.Text text) {
            byte[] octets = text.text().getBytes(StandardCharsets.UTF_8);
            return new Value.Whole(octets[place(key, octets.length)] & 0xff, "uint8");
        }
        if (of instanceof Value.Table table) {
            if (!(key instanceof Value.Text)) {
                throw new Fault("value has type " + key.type() + "; should be string");
            }
            return new Value.Text(table.entries().getOrElse(key.toString(), ""));
        }
        throw new Fault(of instanceof Value.None ? "index of untyped nil" : "can't index item of type " + of.type());
    }

    private static int place(Value key, int size) throws Fault {
        if (!(key instanceof Value.Whole whole)) {
            throw new Fault(
                    "cannot index slice/array with " + (key instanceof Value.None ? "nil" : "type " + key.type()));
        }
        if (whole.number() < 0 || whole.number() >= size) {
            throw new Fault("index out of range: " + whole.number());
        }
        return (int) whole.number();
    }

    private static Value slice(Vector<Value> arguments) throws Fault {
        Value of = arguments.head();
        boolean isText = of instanceof Value.Text;
        if (arguments.size() > 3) {
            throw new Fault(isText ? "cannot 3-index slice a string" : "not modelled: a slice with three indexes");
        }
        if (!isText && !(of instanceof Value.Items)) {
            throw new Fault(
                    of instanceof Value.None ? "slice of untyped nil" : "can't slice item of type " + of.type());
        }
        int size = (int) ((Value.Whole) length(of)).number();
        int from = arguments.size() > 1 ? place(arguments.get(1), size + 1) : 0;
        int to = arguments.size() > 2 ? place(arguments.get(2), size + 1) : size;
        if (from > to) {
            throw new Fault("invalid slice index: " + from + " > " + to);
        }
        if (of instanceof Value.Items items) {
            return new Value.Items(items.items().slice(from, to));
        }
        byte[] octets = of.toString().getBytes(StandardCharsets.UTF_8);
        return new Value.Text(new String(octets, from, to - from, StandardCharsets.UTF_8));
    }

    private static Value printf(Vector<Value> arguments) throws Fault {
        return new Value.Text(new Printing(arguments.head().toString(), arguments.tail()).text());
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static Value parseInt(Vector<Value> arguments) throws Fault {
        String text = arguments.get(0).toString();
        int base = (int) number(arguments.get(1));
        long bits = number(arguments.get(2));
        if (base < 0 || base == 1 || base > Character.MAX_RADIX) {
            throw new Fault("strconv.ParseUint: parsing " + Words.quoted(text) + ": invalid base " + base);
        }
        try {
            int most = bits == 0 || bits > 63 ? 63 : (int) bits;
            return new Value.Whole(GoText.parseUint(text, base, most), "uint64");
        } catch (IllegalArgumentException e) {
            throw new Fault(String.valueOf(e.getMessage()));
        }
    }

    private static long number(Value value) throws Fault {
        if (!(value instanceof Value.Whole whole)) {
            throw new Fault("wrong type for value; expected int; got " + value.type());
        }
        return whole.number();
    }
}
