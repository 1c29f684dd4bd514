package io.github.kubevalue.model.yaml;

import java.util.Comparator;

/**
 * The order in which {@code kubectl} writes keys in YAML: letters last, numbers by value, {@code a2} before {@code a10}.
 *
 * <p>As upstream has it, the order runs in a circle for some odd keys: {@code 2}, {@code 10}, {@code 1a}, {@code 2}.
 */
final class KeyOrder implements Comparator<String> {

    // goyaml.v2/sorter.go, keyList.Less
    @Override
    public int compare(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length() && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (at == left.length() || at == right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        boolean leftLetter = Character.isLetter(left.charAt(at));
        boolean rightLetter = Character.isLetter(right.charAt(at));
        if (leftLetter != rightLetter) {
            return leftLetter ? 1 : -1;
        }
        int byNumber = leftLetter ? 0 : byNumber(left, right, at);
        return byNumber != 0 ? byNumber : Character.compare(left.charAt(at), right.charAt(at));
    }

    private static int byNumber(String left, String right, int at) {
        boolean zero = left.charAt(at) == '0' || right.charAt(at) == '0';
        long head = zero && isWithinNumber(left, at) ? 1 : 0;
        int leftEnd = endOfDigits(left, at);
        int rightEnd = endOfDigits(right, at);
        int byValue = Long.compare(number(head, left, at, leftEnd), number(head, right, at, rightEnd));
        return byValue != 0 ? byValue : Integer.compare(leftEnd, rightEnd);
    }

    /** Whether digits that count stand before a place. */
    private static boolean isWithinNumber(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == '0') {
            before--;
        }
        return before >= 0 && Character.isDigit(text.charAt(before));
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long number(long head, String text, int from, int end) {
        long number = head;
        for (int at = from; at < end; at++) {
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }
}
