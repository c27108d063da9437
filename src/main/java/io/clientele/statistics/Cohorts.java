package io.clientele.statistics;

/// Who came back: customers by the month of their first purchase, and how many of them bought in
/// each month since.
///
/// @param firstMonth month of the first cohort, in months since January of year 0
/// @param customers one row a cohort; entry `j` is how many bought `j` months after their first
/// @param revenue what these spent, likewise
@SuppressWarnings("ArrayRecordComponent") // a table, compared by nobody
public record Cohorts(int firstMonth, int[][] customers, double[][] revenue) {

    /// The cohorts of customers. Customer `i` owns the entries from `start[i]` to before
    /// `start[i + 1]`, in ascending order of months.
    ///
    /// @param month month of each purchase day, in months since January of year 0
    /// @param amount revenue of each purchase day
    public static Cohorts of(int[] start, int[] month, double[] amount) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int value : month) {
            first = Math.min(first, value);
            last = Math.max(last, value);
        }
        int months = month.length == 0 ? 0 : last - first + 1;
        int[][] customers = new int[months][];
        double[][] revenue = new double[months][];
        for (int cohort = 0; cohort < months; cohort++) {
            customers[cohort] = new int[months - cohort];
            revenue[cohort] = new double[months - cohort];
        }
        for (int i = 0; i + 1 < start.length; i++) {
            int joined = month[start[i]];
            int counted = -1;
            for (int purchase = start[i]; purchase < start[i + 1]; purchase++) {
                int since = month[purchase] - joined;
                revenue[joined - first][since] += amount[purchase];
                if (since != counted) {
                    customers[joined - first][since]++;
                    counted = since;
                }
            }
        }
        return new Cohorts(months == 0 ? 0 : first, customers, revenue);
    }
}
