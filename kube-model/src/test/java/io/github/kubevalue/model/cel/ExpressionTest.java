package io.github.kubevalue.model.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Common Expression Language: expressions that are true, values that there are not, and complaints word for word. */
class ExpressionTest {
    private static final Json OBJECT = new Json.Obj(LinkedHashMap.<String, Json>of(
                    "name", Json.of("web"),
                    "replicas", Json.of(3),
                    "labels", new Json.Obj(LinkedHashMap.of("app", Json.of("shop"), "x/y", Json.of("z"))))
            .put("tags", new Json.Arr(Vector.of(Json.of("a"), Json.of("b"), Json.of("a"))))
            .put("none", Json.NULL));
    private static final Map<String, CelType> NAMES = HashMap.of("object", CelType.DYN, "text", CelType.STRING)
            .put(
                    "spec",
                    CelType.object("Spec", HashMap.of("size", CelType.INT, "parts", CelType.list(CelType.STRING))));
    private static final Map<String, Val> VALUES = HashMap.of("object", Val.of(OBJECT), "text", Val.of("hello"))
            .put("spec", Val.of(new Json.Obj(LinkedHashMap.of("size", Json.of(2)))));

    private static String value(String text) {
        return Expression.compile(text, NAMES)
                .flatMap(expression -> expression.valueOf(VALUES))
                .fold(problem -> "!" + problem, Val::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the language
                "1 + 2 * 3 == 7",
                "jsonpatch.escapeKey('k8s.io/x~y') == 'k8s.io~1x~0y'",
                "(1 + 2) * 3 == 9",
                "7 / 2 == 3 && -7 / 2 == -3 && 7 % 3 == 1",
                "-(3) == -3 && !false",
                "1 < 2 && 2.5 >= 2.5 && 'a' < 'b' && 1u <= 2u",
                "1 < 1.5 && dyn(1) == 1.0 && dyn(1u) == 1",
                "true || 1 / 0 == 1",
                "1 / 0 == 1 || true",
                "false ? 1 / 0 == 0 : true",
                "'a' + 'b' == \"ab\" && b'ab' + b'c' == b'abc'",
                "'\\u00e9'.size() == 1 && r'\\d' == '\\\\d' && '''a'b''' == \"a'b\"",
                "[1, 2] + [3] == [1, 2, 3] && 2 in [1, 2] && !(4 in [1])",
                "{'a': 1}['a'] == 1 && 'a' in {'a': 1} && {'a': 1}.a == 1",
                "[1, 2, 3][1] == 2 && size([1, 2]) == 2 && {'a': 1}.size() == 1",
                "has(object.name) && !has(object.nothing) && has(object.none)",
                "object.labels['x/y'] == 'z' && object.labels.app == 'shop'",
                "[1, 2, 3].all(x, x > 0) && [1, 2].exists(x, x == 2) && [1, 2].exists_one(x, x > 1)",
                "[1, 2, 3].filter(x, x > 1) == [2, 3] && [1, 2].map(x, x * 2) == [2, 4]",
                "[1, 2, 3].map(x, x > 1, x * x) == [4, 9]",
                "object.labels.all(k, k.size() > 1) && object.labels.exists(k, object.labels[k] == 'z')",
                "[1, 2].all(i, v, i < v) && {'a': 1}.all(k, v, k == 'a' && v == 1)",
                "[1, 2].transformList(i, v, i * v) == [0, 2]",
                "{'a': 1}.transformMap(k, v, v + 1) == {'a': 2}",
                "{'a': 'b'}.transformMapEntry(k, v, {v: k}) == {'b': 'a'}",
                "type(1) == int && type('a') == string && type([]) == list && type(null) == null_type",
                "int('12') == 12 && string(12) == '12' && double('1.5') == 1.5 && uint(3) == 3u",
                "string(1.5) == '1.5' && bool('true') && bytes('a') == b'a' && int(2.9) == 2",
                "object.none == null && null == null",
                "duration('1h30m') == duration('90m') && duration('1h').getMinutes() == 60",
                "timestamp('2026-01-01T00:00:00Z') + duration('24h') == timestamp('2026-01-02T00:00:00Z')",
                "timestamp('2026-03-04T05:06:07Z').getMonth() == 2",
                "timestamp('2026-03-04T05:06:07Z').getHours('+02:00') == 7",
                "[[1], []].all(l, l.all(x, x == 1))",
                // optional values
                "object.?name.orValue('x') == 'web' && object.?nothing.orValue('x') == 'x'",
                "object.?labels.?app.hasValue() && !object.?labels.?zip.hasValue()",
                "optional.of(1).value() == 1 && optional.none().or(optional.of(2)).value() == 2",
                "object[?'name'].optMap(n, n + '!').value() == 'web!' && [1][?5] == optional.none()",
                "[?object.?name, ?object.?nothing] == ['web']",
                "optional.ofNonZeroValue('') == optional.none()",
                // texts
                "text.startsWith('he') && text.endsWith('lo') && text.contains('ell') && text.matches('^h.*o$')",
                "text.charAt(1) == 'e' && text.indexOf('l') == 2 && text.lastIndexOf('l') == 3",
                "text.substring(1, 3) == 'el' && text.replace('l', 'L', 1) == 'heLlo' && text.upperAscii() == 'HELLO'",
                "'a,b,c'.split(',') == ['a', 'b', 'c'] && 'a,b,c'.split(',', 2) == ['a', 'b,c']",
                "['a', 'b'].join('-') == 'a-b' && ' a '.trim() == 'a'",
                "'%s is %d, %.2f %x %b %%'.format(['x', 5, 1.239, 255, 5]) == 'x is 5, 1.24 ff 101 %'",
                "'%s'.format([['a', 1, {'k': true}]]) == '[a, 1, {k: true}]'",
                "strings.quote('a\"b') == '\"a\\\\\"b\"'",
                // lists and sets
                "[1, 2, 3].isSorted() && !['b', 'a'].isSorted() && [1, 2].sum() == 3 && [1.5, 2.5].sum() == 4.0",
                "[3, 1].min() == 1 && ['a', 'c'].max() == 'c' && ['a', 'b', 'a'].lastIndexOf('a') == 2",
                "object.tags.indexOf('b') == 1 && object.tags.distinct() == ['a', 'b']",
                "[1, 2, 3].slice(1, 3) == [2, 3] && [[1], [2]].flatten() == [1, 2] && lists.range(3) == [0, 1, 2]",
                "[3, 1, 2].sort() == [1, 2, 3] && [1, 2].reverse() == [2, 1] && [1].first().value() == 1",
                "[{'n': 2}, {'n': 1}].sortBy(x, x.n)[0].n == 1",
                "sets.contains([1, 2, 3], [2]) && sets.equivalent([1, 1], [1]) && sets.intersects([1], [1, 2])",
                // Kubernetes
                "'abc 123'.find('[0-9]+') == '123' && 'a1b2'.findAll('[0-9]') == ['1', '2']",
                "url('https://example.com:80/a?x=1&x=2').getHost() == 'example.com:80' && isURL('/a') && !isURL('a')",
                "url('https://[::1]:80/').getHostname() == '::1' && url('/a?x=1').getQuery()['x'] == ['1']",
                "quantity('1Gi').isGreaterThan(quantity('500Mi')) &&"
                        + " quantity('1.5').add(1).compareTo(quantity('2500m')) == 0",
                "isQuantity('1e3') && !isQuantity('1Q') && quantity('5k').asInteger() == 5000",
                "ip('127.0.0.1').isLoopback() && ip('::1').family() == 6 && isIP('10.0.0.1') && !isIP('10.0.0')",
                "cidr('10.0.0.0/8').containsIP('10.1.2.3') && cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')",
                "cidr('10.0.0.1/8').masked() == cidr('10.0.0.0/8') && cidr('10.0.0.0/8').prefixLength() == 8",
                "ip.isCanonical('10.0.0.1') && string(ip('10.0.0.1')) == '10.0.0.1'",
                "semver('1.2.3').isLessThan(semver('1.10.0')) && semver('v1.2', true).minor() == 2 &&"
                        + " isSemver('1.0.0-rc.1')",
                "!format.dns1123Label().validate('a-b').hasValue() &&"
                        + " format.named('uuid').value().validate('x').hasValue()",
                "spec.size == 2 && !has(spec.parts)"
            })
    void isTrue(String text) {
        assertThat(value(text)).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object.nothing => no such key: nothing",
                "object.name.x => no such overload",
                "object.replicas + 'a' => no such overload",
                "object.tags[7] == 'x' => index out of bounds: 7",
                "1 / 0 => division by zero",
                "1 % 0 => modulus by zero",
                "9223372036854775807 + 1 => integer overflow",
                "{'a': 1}['b'] => no such key: b",
                "quantity('x') => quantities must match the regular expression"
                        + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
                "[].min() => min called on empty list",
                "optional.none().value() => optional.none() dereference"
            })
    void hasNoValue(String row) {
        String[] parts = row.split(" => ", 2);

        assertThat(value(parts[0])).isEqualTo("!" + parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo => ERROR: <input>:1:1: undeclared reference to 'foo' (in container '')\n | foo\n | ^",
                "spec.foo == 1 => ERROR: <input>:1:5: undefined field 'foo'\n | spec.foo == 1\n | ....^",
                "spec.size == 'a' => ERROR: <input>:1:11: found no matching overload for '_==_' applied to '(int,"
                        + " string)'\n"
                        + " | spec.size == 'a'\n"
                        + " | ..........^",
                "1 + 'a' => ERROR: <input>:1:3: found no matching overload for '_+_' applied to '(int, string)'\n"
                        + " | 1 + 'a'\n | ..^",
                "text.size => ERROR: <input>:1:5: type 'string' does not support field selection\n"
                        + " | text.size\n"
                        + " | ....^",
                "text.foo() => ERROR: <input>:1:9: undeclared reference to 'foo' (in container '')\n"
                        + " | text.foo()\n"
                        + " | ........^",
                "text.startsWith(1) => ERROR: <input>:1:16: found no matching overload for 'startsWith' applied to"
                        + " 'string.(int)'\n | text.startsWith(1)\n | ...............^",
                "1 + => ERROR: <input>:1:4: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-',"
                        + " '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}\n"
                        + " | 1 +\n"
                        + " | ...^",
                "[1, 'a'] => ERROR: <input>:1:5: expected type 'int' but found 'string'\n | [1, 'a']\n | ....^",
                "spec.size.all(x, true) => ERROR: <input>:1:5: expression of type 'int' cannot be range of a"
                        + " comprehension (must be list, map, or dynamic)\n"
                        + " | spec.size.all(x, true)\n"
                        + " | ....^"
            })
    void doesNotCompile(String row) {
        String[] parts = row.split(" => ", 2);

        assertThat(Expression.compile(parts[0], NAMES).getLeft()).isEqualTo(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1].map(x, x + 1) => list(int)",
                "[] => list(dyn)",
                "{'a': 1} => map(string, int)",
                "spec.parts.map(p, p.size()) => list(int)",
                "object.?x => optional_type(dyn)",
                "spec.?size => optional_type(int)",
                "spec.?size.orValue(1) => int",
                "true ? 1 : 2 => int",
                "text + text => string",
                "object.x == 1 => bool",
                "[1, 2].filter(x, x > 1) => list(int)",
                "'a'.split(',') => list(string)"
            })
    void hasType(String row) {
        String[] parts = row.split(" => ", 2);

        assertThat(Expression.compile(parts[0], NAMES).get().type()).hasToString(parts[1]);
    }

    @Test
    void anExpressionThatGoesOnTooLongIsEnded() {
        String ten = "[0,1,2,3,4,5,6,7,8,9]";
        String nested = ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten + ".all(d, " + ten + ".all(e, "
                + ten + ".all(f, " + ten + ".all(g, true)))))))";

        assertThat(value(nested)).isEqualTo("!operation cancelled: actual cost limit exceeded");
    }

    @Test
    void namesAreFoundWhereTheyAreUsed() {
        Map<String, CelType> names = HashMap.of("self", CelType.DYN, "oldSelf", CelType.DYN);

        assertThat(Expression.compile("self.x == oldSelf.x", names).get().uses("oldSelf"))
                .isTrue();
        assertThat(Expression.compile("self.all(oldSelf, oldSelf > 1)", names)
                        .get()
                        .uses("oldSelf"))
                .isFalse();
    }
}
