package io.clientele.locality;

import java.util.Comparator;

/// As the bytes in UTF-8 compare: by code points, which strings do not where pairs of surrogates
/// meet the last characters of the first plane.
enum ByteOrder implements Comparator<String> {
    UTF_8;

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
