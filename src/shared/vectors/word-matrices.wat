;; Products and sums of the rows of matrices of 8-bit numbers, and products of matrices of 32-bit floats, sixteen numbers at a time. Compiled into
;; word-matrices-module.ts by `npm run wasm`.
(module
  (memory (export "memory") 1)

  ;; Rows have $size bytes, a multiple of 16; both matrices have at least one row and end before the given address.
  ;; For each row of the first the products with all rows of the second are written at $out, 32 bits each.
  (func (export "products")
    (param $row i32) (param $rowsEnd i32)
    (param $others i32) (param $othersEnd i32)
    (param $size i32) (param $out i32)
    (local $other i32) (local $at i32) (local $a v128) (local $b v128) (local $sum v128)
    (loop $eachRow
      (local.set $other (local.get $others))
      (loop $eachOther
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $at (i32.const 0))
        (loop $eachSixteen
          (local.set $a (v128.load (i32.add (local.get $row) (local.get $at))))
          (local.set $b (v128.load (i32.add (local.get $other) (local.get $at))))
          (local.set $sum (i32x4.add (local.get $sum) (i32x4.add
            (i32x4.dot_i16x8_s
              (i16x8.extend_low_i8x16_s (local.get $a)) (i16x8.extend_low_i8x16_s (local.get $b)))
            (i32x4.dot_i16x8_s
              (i16x8.extend_high_i8x16_s (local.get $a)) (i16x8.extend_high_i8x16_s (local.get $b))))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $eachSixteen (i32.lt_u (local.get $at) (local.get $size))))
        (i32.store (local.get $out) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
          (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $other (i32.add (local.get $other) (local.get $size)))
        (br_if $eachOther (i32.lt_u (local.get $other) (local.get $othersEnd))))
      (local.set $row (i32.add (local.get $row) (local.get $size)))
      (br_if $eachRow (i32.lt_u (local.get $row) (local.get $rowsEnd)))))

  ;; Adds each row to the row of 32-bit numbers at $out that its group says, a 16-bit number at $groupOf.
  (func (export "sums")
    (param $row i32) (param $rowsEnd i32) (param $groupOf i32) (param $size i32) (param $out i32)
    (local $sum i32) (local $end i32) (local $numbers v128) (local $half v128)
    (loop $eachRow
      (local.set $sum (i32.add (local.get $out) (i32.mul
        (i32.load16_u (local.get $groupOf)) (i32.shl (local.get $size) (i32.const 2)))))
      (local.set $end (i32.add (local.get $row) (local.get $size)))
      (loop $eachSixteen
        (local.set $numbers (v128.load (local.get $row)))
        (local.set $half (i16x8.extend_low_i8x16_s (local.get $numbers)))
        (v128.store (local.get $sum) (i32x4.add
          (v128.load (local.get $sum)) (i32x4.extend_low_i16x8_s (local.get $half))))
        (v128.store offset=16 (local.get $sum) (i32x4.add
          (v128.load offset=16 (local.get $sum)) (i32x4.extend_high_i16x8_s (local.get $half))))
        (local.set $half (i16x8.extend_high_i8x16_s (local.get $numbers)))
        (v128.store offset=32 (local.get $sum) (i32x4.add
          (v128.load offset=32 (local.get $sum)) (i32x4.extend_low_i16x8_s (local.get $half))))
        (v128.store offset=48 (local.get $sum) (i32x4.add
          (v128.load offset=48 (local.get $sum)) (i32x4.extend_high_i16x8_s (local.get $half))))
        (local.set $sum (i32.add (local.get $sum) (i32.const 64)))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (br_if $eachSixteen (i32.lt_u (local.get $row) (local.get $end))))
      (local.set $groupOf (i32.add (local.get $groupOf) (i32.const 2)))
      (br_if $eachRow (i32.lt_u (local.get $row) (local.get $rowsEnd)))))

  ;; Multiplies the matrix of 32-bit floats at $rows, rows of $rowBytes, by the one at $columns, rows of $outBytes, a
  ;; multiple of 64. Sixteen columns at a time stay in the cache for all rows.
  (func (export "multiply")
    (param $rows i32) (param $rowsEnd i32) (param $rowBytes i32)
    (param $columns i32) (param $outBytes i32) (param $out i32)
    (local $row i32) (local $rowEnd i32) (local $column i32) (local $to i32) (local $blocksEnd i32) (local $x v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $blocksEnd (i32.add (local.get $columns) (local.get $outBytes)))
    (loop $eachBlock
      (local.set $row (local.get $rows))
      (local.set $to (local.get $out))
      (loop $eachRow
        (local.set $rowEnd (i32.add (local.get $row) (local.get $rowBytes)))
        (local.set $column (local.get $columns))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (v128.const i32x4 0 0 0 0))
        (local.set $c (v128.const i32x4 0 0 0 0))
        (local.set $d (v128.const i32x4 0 0 0 0))
        (loop $eachNumber
          (local.set $x (v128.load32_splat (local.get $row)))
          (local.set $a (f32x4.add (local.get $a)
            (f32x4.mul (local.get $x) (v128.load (local.get $column)))))
          (local.set $b (f32x4.add (local.get $b)
            (f32x4.mul (local.get $x) (v128.load offset=16 (local.get $column)))))
          (local.set $c (f32x4.add (local.get $c)
            (f32x4.mul (local.get $x) (v128.load offset=32 (local.get $column)))))
          (local.set $d (f32x4.add (local.get $d)
            (f32x4.mul (local.get $x) (v128.load offset=48 (local.get $column)))))
          (local.set $column (i32.add (local.get $column) (local.get $outBytes)))
          (local.set $row (i32.add (local.get $row) (i32.const 4)))
          (br_if $eachNumber (i32.lt_u (local.get $row) (local.get $rowEnd))))
        (v128.store (local.get $to) (local.get $a))
        (v128.store offset=16 (local.get $to) (local.get $b))
        (v128.store offset=32 (local.get $to) (local.get $c))
        (v128.store offset=48 (local.get $to) (local.get $d))
        (local.set $to (i32.add (local.get $to) (local.get $outBytes)))
        (br_if $eachRow (i32.lt_u (local.get $row) (local.get $rowsEnd))))
      (local.set $out (i32.add (local.get $out) (i32.const 64)))
      (local.set $columns (i32.add (local.get $columns) (i32.const 64)))
      (br_if $eachBlock (i32.lt_u (local.get $columns) (local.get $blocksEnd))))))
