"""What each visitor gets at each address, by the state of its record and, for a step, the status it leads to.

The visitors stand in the order of test_permission_matrix.VISITORS. What has no line here is not found by anybody, and
asks whoever is logged out for a login where it is work.
"""

MATRIX = """
# address, state of the record, next status
home                                                                     222222222
advice_list                                                              222222222
recommendation_list                                                      222222222
request_detail received                                                  ..22.....
request_detail in_preparation                                            ..22.....
request_detail answered                                                  ..22.....
request_detail withdrawn                                                 ..22.....
request_detail declined                                                  ..22.....
request_detail public                                                    222222222
advice_detail adopted                                                    ..22.....
advice_detail sent                                                       ..22..2..
advice_detail published                                                  222222222
advice_detail withdrawn                                                  222222222
advice_pdf published                                                     222222222
recommendation_detail adopted                                            ..22.....
recommendation_detail sent                                               ..22..2..
recommendation_detail published                                          222222222
recommendation_detail withdrawn                                          222222222
commitment_list                                                          222222222
commitment_detail open                                                   222222222
commitment_detail settlement_proposed                                    222222222
commitment_detail settled                                                222222222
commitment_detail partly_settled                                         222222222
commitment_detail lapsed                                                 222222222
commitment_detail to_municipal_council_open                              222222222
commitment_detail to_municipal_council_settlement_proposed               222222222
commitment_detail to_municipal_council_settled                           222222222
commitment_detail to_municipal_council_partly_settled                    222222222
commitment_detail to_municipal_council_lapsed                            222222222
policy_list                                                              222222222
policy_detail hidden                                                     ..2.2.2..
policy_detail public                                                     222222222
theme_list                                                               222222222
theme_detail                                                             222222222
search                                                                   222222222
figures                                                                  222222222
about                                                                    222222222
accessibility                                                            222222222
privacy                                                                  222222222
document_download hidden                                                 ......2..
document_download public                                                 222222222
desk                                                                     >22222222
request_new                                                              >x2x2xxxx
request_edit received                                                    >.2x.....
request_edit in_preparation                                              >.2x.....
request_edit answered                                                    >.>x.....
request_edit withdrawn                                                   >.>x.....
request_edit declined                                                    >.>x.....
request_edit public                                                      >x>xxxxxx
request_publish received                                                 >.2x.....
request_publish in_preparation                                           >.2x.....
request_publish answered                                                 >.2x.....
request_publish withdrawn                                                >.2x.....
request_publish declined                                                 >.2x.....
request_publish public                                                   >x2xxxxxx
request_step received in_preparation                                     >.22.....
request_step received withdrawn                                          >.2......
request_step received declined                                           >.2......
request_step in_preparation withdrawn                                    >.2......
request_step in_preparation declined                                     >.2......
request_step public in_preparation                                       >.22.....
request_step public withdrawn                                            >.2......
request_step public declined                                             >.2......
advice_new                                                               >x2222xxx
advice_work draft                                                        >.22.....
advice_work in_review                                                    >.22.....
advice_work adopted                                                      >.22.....
advice_work sent                                                         >.22..2..
advice_work published                                                    >22222222
advice_work withdrawn                                                    >22222222
advice_edit draft                                                        >.22.....
advice_edit in_review                                                    >.22.....
advice_edit adopted                                                      >.>>.....
advice_edit sent                                                         >.>>..x..
advice_edit published                                                    >x>>xxxxx
advice_edit withdrawn                                                    >x>>xxxxx
advice_delete draft                                                      >.22.....
advice_delete in_review                                                  >.22.....
advice_delete adopted                                                    >.22.....
advice_delete sent                                                       >.22..x..
advice_delete published                                                  >x22xxxxx
advice_delete withdrawn                                                  >x22xxxxx
advice_preview_pdf draft                                                 >.22.....
advice_preview_pdf in_review                                             >.22.....
advice_preview_pdf adopted                                               >.22.....
advice_preview_pdf sent                                                  >.22..x..
advice_preview_pdf published                                             >x22xxxxx
advice_preview_pdf withdrawn                                             >x22xxxxx
advice_new_version draft                                                 >.22.....
advice_new_version in_review                                             >.22.....
advice_new_version adopted                                               >.22.....
advice_new_version sent                                                  >.22..x..
advice_new_version published                                             >x22xxxxx
advice_new_version withdrawn                                             >x22xxxxx
advice_step draft in_review                                              >.22.....
advice_step in_review draft                                              >.22.....
advice_step in_review adopted                                            >..2.....
advice_step adopted in_review                                            >..2.....
advice_step adopted sent                                                 >.2......
advice_step sent published                                               >.2......
advice_step published withdrawn                                          >.2......
response_new sent                                                        >.2x..2..
response_new published                                                   >x2xxx2xx
response_edit draft                                                      >.....2..
response_edit published                                                  >xxxxx>xx
response_edit draft_by_secretary                                         >.2......
response_edit published_by_secretary                                     >x>xxxxxx
response_new_version draft                                               >.....2..
response_new_version published                                           >xxxxx2xx
response_new_version draft_by_secretary                                  >.2......
response_new_version published_by_secretary                              >x2xxxxxx
response_step draft published                                            >.....2..
response_step draft_by_secretary published                               >.2......
reading_new draft                                                        >.....2..
reading_new published                                                    >x2xxx2xx
reading_new draft_by_secretary                                           >.2......
reading_new published_by_secretary                                       >x2xxx2xx
verdict_new sent                                                         >.x2..2..
verdict_new published                                                    >xx2xx2xx
verdict_new withdrawn                                                    >.x2.....
commitment_new                                                           >x2x2x22x
commitment_work draft                                                    >.....2..
commitment_work open                                                     >22222222
commitment_work settlement_proposed                                      >22222222
commitment_work settled                                                  >22222222
commitment_work partly_settled                                           >22222222
commitment_work lapsed                                                   >22222222
commitment_work to_municipal_council_draft                               >.....22.
commitment_work to_municipal_council_open                                >22222222
commitment_work to_municipal_council_settlement_proposed                 >22222222
commitment_work to_municipal_council_settled                             >22222222
commitment_work to_municipal_council_partly_settled                      >22222222
commitment_work to_municipal_council_lapsed                              >22222222
commitment_work draft_by_secretary                                       >.2......
commitment_edit draft                                                    >.....2..
commitment_edit open                                                     >xxxxx>xx
commitment_edit settlement_proposed                                      >xxxxx>xx
commitment_edit settled                                                  >xxxxx>xx
commitment_edit partly_settled                                           >xxxxx>xx
commitment_edit lapsed                                                   >xxxxx>xx
commitment_edit to_municipal_council_draft                               >.....22.
commitment_edit to_municipal_council_open                                >xxxxx>>x
commitment_edit to_municipal_council_settlement_proposed                 >xxxxx>>x
commitment_edit to_municipal_council_settled                             >xxxxx>>x
commitment_edit to_municipal_council_partly_settled                      >xxxxx>>x
commitment_edit to_municipal_council_lapsed                              >xxxxx>>x
commitment_edit draft_by_secretary                                       >.2......
progress_new open                                                        >x2xxx2xx
progress_new settlement_proposed                                         >x2xxx2xx
progress_new settled                                                     >x2xxx2xx
progress_new partly_settled                                              >x2xxx2xx
progress_new lapsed                                                      >x2xxx2xx
progress_new to_municipal_council_open                                   >xxxxx2xx
progress_new to_municipal_council_settlement_proposed                    >xxxxx2xx
progress_new to_municipal_council_settled                                >xxxxx2xx
progress_new to_municipal_council_partly_settled                         >xxxxx2xx
progress_new to_municipal_council_lapsed                                 >xxxxx2xx
commitment_step draft open                                               >.....2..
commitment_step open settlement_proposed                                 >.....2..
commitment_step open settled                                             >.2......
commitment_step open partly_settled                                      >.2......
commitment_step open lapsed                                              >.2......
commitment_step settlement_proposed open                                 >.2......
commitment_step settlement_proposed settled                              >.2......
commitment_step settlement_proposed partly_settled                       >.2......
commitment_step settlement_proposed lapsed                               >.2......
commitment_step partly_settled settlement_proposed                       >.....2..
commitment_step to_municipal_council_draft open                          >.....22.
commitment_step to_municipal_council_open settlement_proposed            >.....2..
commitment_step to_municipal_council_open settled                        >......2.
commitment_step to_municipal_council_open partly_settled                 >......2.
commitment_step to_municipal_council_open lapsed                         >......2.
commitment_step to_municipal_council_settlement_proposed open            >......2.
commitment_step to_municipal_council_settlement_proposed settled         >......2.
commitment_step to_municipal_council_settlement_proposed partly_settled  >......2.
commitment_step to_municipal_council_settlement_proposed lapsed          >......2.
commitment_step to_municipal_council_partly_settled settlement_proposed  >.....2..
commitment_step draft_by_secretary open                                  >.2......
theme_new                                                                >x2x2x2xx
policy_new                                                               >x2x2x2xx
policy_edit hidden                                                       >x2x2x2xx
policy_edit public                                                       >x2x2x2xx
version_new hidden                                                       >x2x2x2xx
version_new public                                                       >x2x2x2xx
version_edit hidden                                                      >x2x2x2xx
version_edit public                                                      >x.x.x.xx
version_publish hidden                                                   >x2x2x2xx
version_publish public                                                   >x2x2x2xx
administration                                                           >xxxxxxx2
user_invite                                                              >xxxxxxx2
user_detail                                                              >xxxxxxx2
user_invite_again                                                        >xxxxxxx2
membership_end                                                           >xxxxxxx2
council_new                                                              >xxxxxxx2
council_edit                                                             >xxxxxxx2
municipality_edit                                                        >xxxxxxx2
office_holder_new                                                        >xxxxxxx2
office_holder_edit                                                       >xxxxxxx2
"""
